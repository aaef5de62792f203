package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = sum(x^2)}; derivative {@code 2x}. */
final class ReduceSumSquareOperator implements NormOperator {
    @Override
    public String opType() {
        return "ReduceSumSquare";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at, Value y) {
        return at.emit().scale(at.input(), 2f);
    }
}
