package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Site;
import io.limpid.backward.StandardizingOperator;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code y = w (x - m)/s + b} with mean and deviation of each channel of each image. */
final class InstanceNormalizationOperator implements StandardizingOperator {
    @Override
    public String opType() {
        return "InstanceNormalization";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return Obstacles.varying(site, "its scale or shift depends on the image", 1, 2);
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(perImageAndChannel(at).gradient(at.emit(), at.input(), scaled(at)));
    }

    @Override
    public Value secant(Step at, Value other) {
        return perImageAndChannel(at).secant(at.emit(), at.input(), other, scaled(at));
    }

    private static Standardization perImageAndChannel(Step at) {
        return new Standardization(2, rank(at), at.node().attributes().number("epsilon", 1e-5f));
    }

    private static Value scaled(Step at) {
        Emitter emit = at.emit();
        return emit.mul(at.upstream(), emit.reshape(at.node().input(1), Standardization.perChannel(rank(at))));
    }

    private static int rank(Step at) {
        return at.shape(at.input()).rank();
    }
}
