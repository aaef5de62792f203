package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Site;
import io.limpid.backward.StandardizingOperator;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * {@code y = w (x - m)/s + b} with mean and deviation of each group of channels of each image.
 *
 * <p>Scale and bias hold one number a group in opset 18 to 20, and one a channel from opset 21 on.
 */
final class GroupNormalizationOperator implements StandardizingOperator {
    @Override
    public String opType() {
        return "GroupNormalization";
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
        Value gradient = perGroup(at).gradient(at.emit(), grouped(at, at.input()), scaled(at));
        return List.of(Fit.byReshaping(at, gradient, at.input()));
    }

    @Override
    public Value secant(Step at, Value other) {
        Value secant = perGroup(at).secant(at.emit(), grouped(at, at.input()), grouped(at, other), scaled(at));
        return Fit.byReshaping(at, secant, at.input());
    }

    private static Standardization perGroup(Step at) {
        return new Standardization(2, 3, at.node().attributes().number("epsilon", 1e-5f));
    }

    private static long groups(Step at) {
        return at.node().attributes().integer("num_groups", 1);
    }

    private static Value grouped(Step at, Value values) {
        return at.emit().reshape(values, 0, groups(at), -1);
    }

    private static Value scaled(Step at) {
        Emitter emit = at.emit();
        long groups = groups(at);
        Value scale = at.node().input(1);
        if (at.shape(scale).size(0) == groups) {
            return emit.mul(emit.reshape(at.upstream(), 0, groups, -1), emit.reshape(scale, -1, 1));
        }
        int rank = at.shape(at.input()).rank();
        Value signal = emit.mul(at.upstream(), emit.reshape(scale, Standardization.perChannel(rank)));
        return emit.reshape(signal, 0, groups, -1);
    }
}
