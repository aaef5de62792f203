package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = e^x}, which is its own derivative. */
final class ExpOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Exp";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at) {
        return at.output();
    }
}
