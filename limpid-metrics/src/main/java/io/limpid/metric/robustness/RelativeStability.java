package io.limpid.metric.robustness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Reading;
import io.limpid.metric.subject.View;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * How much more the explanation changes than something else does, when noise is added to the image: {@code max_i |(a - a_i) / a| / d_i}
 * over noisy images that keep their class, with {@code d_i} the change of the input, of the output or of layers. Where a number is
 * 0, it counts as 1e-6.
 *
 * <p>Agarwal et al., "Rethinking stability for attribution-based explanations", 2022, equations 2, 3 and 5.
 *
 * @param noise uniform
 * @param view of the explanations
 * @param reference what else changes
 * @param unit of the score
 */
record RelativeStability(Noise noise, View view, Reference reference, Unit unit) implements Measure {
    /** What the change of the explanation is held against. */
    @FunctionalInterface
    interface Reference {
        /**
         * Returns the changes {@code d_i}, not 0; empty if the model does not tell.
         *
         * @param images {@code [n,C,H,W]}, noisy
         */
        Optional<double[]> changes(MetricCase example, Tensor images);
    }

    /** Of the score. */
    enum Unit {
        /** Its logarithm to the base 10. */
        LOG10 {
            @Override
            double of(double value) {
                return Math.log10(value);
            }
        },
        /** The number itself. */
        RAW {
            @Override
            double of(double value) {
                return value;
            }
        };

        abstract double of(double value);
    }

    @Override
    public Score of(MetricCase example) {
        if (reference.changes(example, example.image()).isEmpty()) {
            return Score.none(Reason.NOT_POSSIBLE);
        }
        double[] map = view.of(example.explanation());
        int own = predicted(example, example.image())[0];
        Worst worst = new Worst();
        Reexplained.each(example, noise.on(example), (images, explanations) -> {
            int[] classes = predicted(example, images);
            double[] changes = reference.changes(example, images).orElseThrow();
            for (int i = 0; i < classes.length; i++) {
                if (classes[i] == own) {
                    double change = Distances.relative(map, view.of(explanations.get(i)));
                    worst.hear(explanations.get(i), change / changes[i]);
                }
            }
        });
        return Score.of(unit.of(worst.value()), Reason.CLASS_CHANGED);
    }

    private static int[] predicted(MetricCase example, Tensor images) {
        double[] classes =
                example.read(Copies.of(images.size(0), i -> images.row(i).toFloats()), Reading::predicted);
        return Arrays.stream(classes).mapToInt(each -> (int) each).toArray();
    }
}
