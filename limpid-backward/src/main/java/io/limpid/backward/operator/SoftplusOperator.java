package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = ln(1 + e^x)}; derivative {@code sigmoid(x)}. */
final class SoftplusOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Softplus";
    }

    @Override
    public Range range(Site site) {
        return Range.NON_NEGATIVE;
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().sigmoid(at.input());
    }
}
