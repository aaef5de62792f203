package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = 1/x}; derivative {@code -y^2}. */
final class ReciprocalOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Reciprocal";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().neg(at.emit().square(at.output()));
    }
}
