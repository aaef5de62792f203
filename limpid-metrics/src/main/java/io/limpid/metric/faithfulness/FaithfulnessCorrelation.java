package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.subject.Output;

/**
 * Whether what the explanation gives to random sets of features is what the output loses without them: the correlation over sets
 * {@code S} of {@code sum_(i in S) a_i} and {@code y - y(x without S)}, from -1 to 1.
 *
 * <p>Bhatt et al., "Evaluating and aggregating feature-based model explanations", IJCAI 2020, definition 3.
 *
 * @param features what is replaced
 * @param sets which of them at a time
 * @param fill by what
 * @param output which number of the model
 */
record FaithfulnessCorrelation(Features features, RandomSets sets, Fill fill, Output output) implements Measure {
    @Override
    public Score of(MetricCase example) {
        double[] weights = features.weights(example);
        Groups groups = sets.of(example, weights.length);
        double[] drops = Drops.apart(example, Change.removal(example, features.unit(), fill), groups, output);
        return Score.of(Correlation.PEARSON.of(Features.sums(weights, groups), drops), Reason.NO_VARIATION);
    }
}
