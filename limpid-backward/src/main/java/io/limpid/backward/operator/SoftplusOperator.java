package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = ln(1 + e^x)}; derivative {@code sigmoid(x)}. */
final class SoftplusOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Softplus";
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().sigmoid(at.input());
    }
}
