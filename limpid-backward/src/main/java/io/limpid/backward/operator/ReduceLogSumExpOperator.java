package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = ln(sum(e^x))}; derivative {@code e^(x-y)}. */
final class ReduceLogSumExpOperator implements NormOperator {
    @Override
    public String opType() {
        return "ReduceLogSumExp";
    }

    @Override
    public Value derivative(Step at, Value y) {
        return at.emit().exp(at.emit().sub(at.input(), y));
    }
}
