package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** {@code y = gamma x} where {@code x > 0}, else {@code gamma alpha (e^x - 1)}; derivative {@code gamma alpha} at 0. */
final class SeluOperator implements ElementwiseOperator {
    private static final float ALPHA = 1.6732632f;
    private static final float GAMMA = 1.050701f;

    @Override
    public String opType() {
        return "Selu";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        float alpha = at.node().attributes().number("alpha", ALPHA);
        float gamma = at.node().attributes().number("gamma", GAMMA);
        Value isPositive = emit.greater(at.input(), emit.constant(0f));
        return emit.where(isPositive, emit.constant(gamma), emit.add(at.output(), emit.constant(gamma * alpha)));
    }
}
