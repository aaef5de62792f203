package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** {@code y = clip(alpha x + beta, 0, 1)}; derivative {@code alpha} where {@code 0 < y < 1}, else 0. */
final class HardSigmoidOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "HardSigmoid";
    }

    @Override
    public Range range(Site site) {
        return Range.UNIT;
    }

    @Override
    public Value derivative(Step at) {
        float alpha = at.node().attributes().number("alpha", 0.2f);
        Value inside = OpenInterval.UNIT.indicator(at.emit(), at.output());
        return at.emit().scale(inside, alpha);
    }
}
