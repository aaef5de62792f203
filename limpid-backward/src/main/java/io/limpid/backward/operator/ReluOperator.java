package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = max(x, 0)}; derivative 1 where {@code x > 0}, else 0. */
final class ReluOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Relu";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).clipped(0, Double.POSITIVE_INFINITY);
    }

    @Override
    public boolean keepsSign(Site site) {
        return true;
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().step(at.output());
    }
}
