package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = sqrt(sum(x^2))}; derivative {@code x/y}, 0 where {@code y} is 0. */
final class ReduceL2Operator implements NormOperator {
    @Override
    public String opType() {
        return "ReduceL2";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at, Value y) {
        return at.emit().divOrZero(at.input(), y);
    }
}
