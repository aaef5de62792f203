package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = sum(|x|)}; derivative the sign. */
final class ReduceL1Operator implements NormOperator {
    @Override
    public String opType() {
        return "ReduceL1";
    }

    @Override
    public Value derivative(Step at, Value y) {
        return at.emit().sign(at.input());
    }
}
