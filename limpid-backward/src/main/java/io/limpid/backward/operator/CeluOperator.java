package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** {@code y = x} where {@code x > 0}, else {@code alpha (e^(x/alpha) - 1)}; derivative 1 at 0 from both sides. */
final class CeluOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Celu";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        float alpha = at.node().attributes().number("alpha", 1f);
        Value below = emit.scale(emit.negativePart(at.output()), 1 / alpha);
        return emit.add(below, emit.constant(1f));
    }
}
