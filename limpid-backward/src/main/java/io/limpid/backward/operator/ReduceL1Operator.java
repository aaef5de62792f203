package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = sum(|x|)}; derivative the sign. */
final class ReduceL1Operator implements NormOperator {
    @Override
    public String opType() {
        return "ReduceL1";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at, Value y) {
        return at.emit().sign(at.input());
    }
}
