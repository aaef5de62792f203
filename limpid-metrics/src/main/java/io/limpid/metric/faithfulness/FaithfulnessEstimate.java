package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.subject.Output;

/**
 * Whether what the explanation gives to features is what the output loses without them: the correlation of {@code sum a_i} over
 * groups of features that matter alike and {@code y - y'}, each group replaced by itself; from -1 to 1.
 *
 * <p>Alvarez-Melis and Jaakkola, "Towards robust interpretability with self-explaining neural networks", NeurIPS 2018, section 4.
 *
 * @param features what is replaced
 * @param step how many at a time
 * @param fill by what
 * @param output which number of the model
 */
record FaithfulnessEstimate(Features features, Step step, Fill fill, Output output) implements Measure {
    @Override
    public Score of(MetricCase example) {
        double[] weights = features.weights(example);
        Groups groups = Groups.of(features.strongestFirst(example), step.pixels(example));
        double[] drops = Drops.apart(example, Change.removal(example, features.unit(), fill), groups, output);
        return Score.of(Correlation.PEARSON.of(Features.sums(weights, groups), drops), Reason.NO_VARIATION);
    }
}
