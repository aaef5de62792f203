package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = e^x}, which is its own derivative. */
final class ExpOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Exp";
    }

    @Override
    public Value derivative(Step at) {
        return at.output();
    }
}
