package io.limpid.metric.robustness;

import io.limpid.method.cam.FusedLayers;
import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Doubles;
import io.limpid.metric.numeric.Moments;
import io.limpid.tensor.Tensor;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** What changes of explanations are held against. */
final class References {
    private References() {}

    /** Returns the relative change of the image, {@code |(x - x') / x|}. */
    static RelativeStability.Reference input() {
        return (example, images) -> Optional.of(changes(example.image(), images, Distances::relative));
    }

    /** Returns the change of all logits, {@code |h(x) - h(x')|}. */
    static RelativeStability.Reference output() {
        return (example, images) ->
                Optional.of(changes(logits(example, example.image()), logits(example, images), Moments::distance));
    }

    /** Returns the relative change of what layers hold together, {@code |(L(x) - L(x')) / L(x)|}. */
    static RelativeStability.Reference layers(FusedLayers layers) {
        return (example, images) -> example.subject()
                .representation(example.image(), layers)
                .flatMap(own -> example.subject()
                        .representation(images, layers)
                        .map(others -> changes(own, others, Distances::relative)));
    }

    private static Tensor logits(MetricCase example, Tensor images) {
        return example.subject().scorer().logits(images);
    }

    private static double[] changes(Tensor own, Tensor others, ToDoubleBiFunction<double[], double[]> change) {
        double[] changes = new double[others.size(0)];
        for (int i = 0; i < changes.length; i++) {
            double size = change.applyAsDouble(Doubles.of(own), Doubles.of(others.row(i)));
            changes[i] = Distances.divisor(size);
        }
        return changes;
    }
}
