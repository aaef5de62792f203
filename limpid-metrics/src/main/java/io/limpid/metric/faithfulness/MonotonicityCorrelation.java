package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Output;
import java.util.Random;

/**
 * Whether features that matter more make the output more uncertain when they are not known: the rank correlation of {@code sum
 * |a_i|} over groups of features and the mean of {@code (y' - y)^2} over random values in their place; from -1 to 1.
 *
 * <p>The values are uniform from 0 to 1; the squares are divided by {@code y^2} where {@code |y|} is not below a limit, which
 * changes no rank of an image.
 *
 * <p>Nguyen and Martinez, "On quantitative aspects of model interpretability", 2020, metric 2.3.
 *
 * @param features what is replaced
 * @param step how many at a time
 * @param samples of random values for each group
 * @param output which number of the model
 */
record MonotonicityCorrelation(Features features, Step step, int samples, Output output) implements Measure {
    @Override
    public Score of(MetricCase example) {
        Groups groups = Groups.of(features.weakestFirst(example), step.pixels(example));
        double[] outputs = example.outputs(copies(example, groups), output);
        double whole = example.output(output);
        double[] variances = new double[groups.count()];
        for (int i = 0; i < outputs.length; i++) {
            variances[i / samples] += (outputs[i] - whole) * (outputs[i] - whole) / samples;
        }
        double[] sums = Features.sums(features.weights(example), groups);
        return Score.of(Correlation.SPEARMAN.of(sums, variances), Reason.NO_VARIATION);
    }

    private Copies copies(MetricCase example, Groups groups) {
        float[] image = example.image().toFloats();
        return Copies.of(groups.count() * samples, index -> {
            Random random = example.random(index);
            float[] noise = new float[image.length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextFloat();
            }
            Groups one = Groups.of(1, none -> groups.at(index / samples));
            return Change.of(example, features.unit(), image, noise).apart(one).at(0);
        });
    }
}
