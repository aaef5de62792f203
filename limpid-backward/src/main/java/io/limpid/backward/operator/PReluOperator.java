package io.limpid.backward.operator;

import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.Optional;

/** {@code y = x} where {@code x > 0}, else {@code slope x}; derivative {@code slope} at 0. */
final class PReluOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "PRelu";
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.varying(site, "its slope depends on the image", 1);
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        Value isPositive = emit.greater(at.input(), emit.constant(0f));
        return emit.where(isPositive, emit.constant(1f), at.node().input(1));
    }
}
