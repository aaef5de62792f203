package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Correlation;
import io.limpid.metric.subject.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what the explanation gives to random sets of {@code n} features is what the output loses without them: the correlation
 * over sets of {@code sum a_i} and {@code y - y'}, averaged over sizes {@code n}; from -1 to 1. The sizes grow by a constant
 * factor from 1 to 0.8 of all features.
 *
 * <p>Ancona et al., "Towards better understanding of gradient-based attribution methods for deep neural networks", ICLR 2018,
 * section 3.
 *
 * @param features what is replaced
 * @param draws how many sets of how many sizes
 * @param fill by what
 * @param output which number of the model
 */
record SensitivityN(Features features, Draws draws, Fill fill, Output output) implements Measure {
    /** The greatest share of the features that is replaced. */
    static final double GREATEST_SHARE = 0.8;

    /**
     * How sets are drawn.
     *
     * @param sets for each size
     * @param sizes how many
     */
    record Draws(int sets, int sizes) {
        /** Returns the sizes, each once. */
        List<Integer> of(int features) {
            double greatest = Math.max(1, Math.floor(GREATEST_SHARE * features));
            List<Integer> all = new ArrayList<>();
            for (int i = 0; i < sizes; i++) {
                int size = (int) Math.round(Math.pow(greatest, sizes == 1 ? 1 : (double) i / (sizes - 1)));
                if (!all.contains(size)) {
                    all.add(size);
                }
            }
            return all;
        }
    }

    @Override
    public Score of(MetricCase example) {
        double[] weights = features.weights(example);
        Change change = Change.removal(example, features.unit(), fill);
        List<Double> sizes = new ArrayList<>();
        List<Double> correlations = new ArrayList<>();
        for (int size : draws.of(weights.length)) {
            Groups groups = new RandomSets(draws.sets, size, size * draws.sets).of(example, weights.length);
            double[] drops = Drops.apart(example, change, groups, output);
            double correlation = Correlation.PEARSON.of(Features.sums(weights, groups), drops);
            if (!Double.isNaN(correlation)) {
                sizes.add((double) size);
                correlations.add(correlation);
            }
        }
        return correlations.isEmpty()
                ? Score.none(Reason.NO_VARIATION)
                : Score.of(correlations.stream().mapToDouble(each -> each).sum() / correlations.size())
                        .with(new Curve("features replaced", "correlation", sizes, correlations));
    }
}
