package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** {@code y = w (x - m)/s + b} with mean and deviation of each channel of each image. */
final class InstanceNormalizationOperator implements Operator {
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
        Emitter emit = at.emit();
        int rank = at.shape(at.input()).rank();
        Value scale = emit.reshape(at.node().input(1), Standardization.perChannel(rank));
        float epsilon = at.node().attributes().number("epsilon", 1e-5f);
        Standardization perImageAndChannel = new Standardization(2, rank, epsilon);
        return List.of(perImageAndChannel.gradient(emit, at.input(), emit.mul(at.upstream(), scale)));
    }
}
