package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** {@code y = x} where {@code x > 0}, else {@code alpha (e^x - 1)}; derivative {@code alpha} at 0. */
final class EluOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Elu";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        float alpha = at.node().attributes().number("alpha", 1f);
        Value isPositive = emit.greater(at.input(), emit.constant(0f));
        return emit.where(isPositive, emit.constant(1f), emit.add(at.output(), emit.constant(alpha)));
    }
}
