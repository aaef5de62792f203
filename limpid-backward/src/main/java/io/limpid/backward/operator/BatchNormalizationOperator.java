package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Batch normalization with stored statistics: {@code y = gamma (x - mean) / sqrt(variance + epsilon) + beta} per channel.
 *
 * <p>As a linear map its kernel is {@code gamma / sqrt(variance + epsilon)} and its bias {@code beta - mean * kernel}, both
 * {@code [C,1,…]}.
 */
final class BatchNormalizationOperator implements LinearOperator {
    private static final float EPSILON = 1e-5f;

    @Override
    public String opType() {
        return "BatchNormalization";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Optional<String> obstacle(Site site) {
        boolean trains = site.node().attributes().integer("training_mode", 0) != 0;
        return Obstacles.when(trains, "it is in training mode")
                .or(() -> Obstacles.varying(site, "its statistics depend on the image", 1, 2, 3, 4));
    }

    @Override
    public Weights weights(Step at) {
        Emitter emit = at.emit();
        float epsilon = at.node().attributes().number("epsilon", EPSILON);
        Value deviation = emit.sqrt(emit.add(at.node().input(4), emit.constant(epsilon)));
        Value kernel = emit.div(at.node().input(1), deviation);
        Value bias = emit.sub(at.node().input(2), emit.mul(at.node().input(3), kernel));
        return new Weights(kernel, bias).map(vector -> emit.reshape(vector, perChannel(at)));
    }

    private static long[] perChannel(Step at) {
        long[] shape = new long[at.site().inputShape(0).rank() - 1];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        return shape;
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.emit().add(at.emit().mul(inputs.get(0), weights.kernel()), weights.bias());
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(at.emit().mul(signal, weights.kernel()));
    }
}
