package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = x h(x)} with {@code h = clip(x/6 + 1/2, 0, 1)}; derivative 0 up to -3, 1 from 3 on, else {@code (2x + 3)/6}. */
final class HardSwishOperator implements ElementwiseOperator {
    private static final float SIXTH = 1f / 6;
    private static final Attributes GATE = Attributes.NONE.with("alpha", SIXTH).with("beta", 0.5f);

    @Override
    public String opType() {
        return "HardSwish";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        Value gate = emit.node("HardSigmoid", List.of(at.input()), GATE);
        Value slope = emit.mul(OpenInterval.UNIT.indicator(emit, gate), emit.scale(at.input(), SIXTH));
        return emit.add(gate, slope);
    }
}
