package io.limpid.metric.randomisation;

import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Extremes;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Subject;
import io.limpid.metric.subject.View;
import io.limpid.run.Batches;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The mean of explanations of noisy copies of an image; the last copy has no noise, so a single copy is the image itself.
 *
 * @param samples how many copies
 * @param level deviation of the Gaussian noise, as a share of the image's range
 */
record NoisyMean(int samples, double level) {
    /** The image alone. */
    static final NoisyMean NONE = new NoisyMean(1, 0);

    /** Returns the mean of what a view shows of the explanations; NaN where one is not finite. */
    double[] of(MetricCase example, Function<Tensor, List<Explanation>> explaining, View view) {
        double[] mean = new double[example.explanation().pixels().size()];
        for (int first = 0; first < samples; first += Subject.BATCH) {
            List<Tensor> some = new ArrayList<>();
            for (int i = first; i < Math.min(samples, first + Subject.BATCH); i++) {
                some.add(copy(example, i));
            }
            for (Explanation explanation : explaining.apply(Batches.stack(some))) {
                double[] map = view.of(explanation);
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += map[i] / samples;
                }
            }
        }
        return mean;
    }

    private Tensor copy(MetricCase example, int index) {
        if (index == samples - 1) {
            return example.image();
        }
        float[] values = example.image().toFloats();
        double deviation = level * Extremes.of(values).range();
        Random random = example.random(index);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (deviation * random.nextGaussian());
        }
        return Tensor.of(values, example.image().shape());
    }
}
