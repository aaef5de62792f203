package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = |x|}; derivative the sign, 0 at 0. */
final class AbsOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Abs";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().sign(at.input());
    }
}
