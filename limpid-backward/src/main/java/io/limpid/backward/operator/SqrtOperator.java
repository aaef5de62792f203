package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = sqrt(x)}; derivative {@code 1/(2y)}, and 0 at 0, where there is none. */
final class SqrtOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Sqrt";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().divOrZero(at.emit().constant(0.5f), at.output());
    }
}
