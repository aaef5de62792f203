package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
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
final class GroupNormalizationOperator implements Operator {
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
        Emitter emit = at.emit();
        long groups = at.node().attributes().integer("num_groups", 1);
        float epsilon = at.node().attributes().number("epsilon", 1e-5f);
        Value grouped = emit.reshape(at.input(), 0, groups, -1);
        Value gradient = new Standardization(2, 3, epsilon).gradient(emit, grouped, scaled(at, groups));
        return List.of(Fit.byReshaping(at, gradient, at.input()));
    }

    private static Value scaled(Step at, long groups) {
        Emitter emit = at.emit();
        Value scale = at.node().input(1);
        if (at.shape(scale).size(0) == groups) {
            return emit.mul(emit.reshape(at.upstream(), 0, groups, -1), emit.reshape(scale, -1, 1));
        }
        int rank = at.shape(at.input()).rank();
        Value signal = emit.mul(at.upstream(), emit.reshape(scale, Standardization.perChannel(rank)));
        return emit.reshape(signal, 0, groups, -1);
    }
}
