package io.limpid.metric.faithfulness;

import io.limpid.metric.CollectiveMeasure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.subject.Output;
import io.limpid.tensor.Tensor;
import java.util.Collections;
import java.util.List;

/**
 * Sensitivity-n as the Quantus library has it, which differs from the paper: features are replaced strongest first, each step on
 * top of those before; for each step the sum of the explanation over that step's features is correlated with {@code y - y'} over
 * all images, and the mean over the steps up to 0.8 of the features is the score of every image.
 *
 * @param features what is replaced
 * @param step how many at a time
 * @param fill by what
 * @param output which number of the model
 */
record SensitivityAcrossImages(Features features, Step step, Fill fill, Output output) implements CollectiveMeasure {
    /** Returns {@code [2,steps]}: the sums, and the drops. */
    @Override
    public Tensor observe(MetricCase example) {
        double[] weights = features.weights(example);
        int length = step.pixels(example);
        int steps = Math.max(1, (int) (SensitivityN.GREATEST_SHARE * weights.length / length));
        Groups all = Groups.of(features.strongestFirst(example), length);
        Groups groups = Groups.of(Math.min(steps, all.count()), all::at);
        double[] sums = Features.sums(weights, groups);
        double[] drops = Drops.together(example, Change.removal(example, features.unit(), fill), groups, output);
        float[] observed = new float[2 * sums.length];
        for (int i = 0; i < sums.length; i++) {
            observed[i] = (float) sums[i];
            observed[sums.length + i] = (float) drops[i];
        }
        return Tensor.of(observed, 2, sums.length);
    }

    @Override
    public List<Score> conclude(List<Tensor> observations) {
        Score score = observations.size() < 2 ? Score.none(Reason.ONE_IMAGE) : score(observations);
        return Collections.nCopies(observations.size(), score);
    }

    private static Score score(List<Tensor> observations) {
        List<float[]> images = observations.stream().map(Tensor::toFloats).toList();
        int steps = observations.get(0).size(1);
        double sum = 0;
        int count = 0;
        for (int step = 0; step < steps; step++) {
            double correlation = Correlation.PEARSON.of(column(images, step), column(images, steps + step));
            sum += Double.isNaN(correlation) ? 0 : correlation;
            count += Double.isNaN(correlation) ? 0 : 1;
        }
        return Score.of(sum / count, Reason.NO_VARIATION);
    }

    private static double[] column(List<float[]> images, int index) {
        return images.stream().mapToDouble(image -> image[index]).toArray();
    }
}
