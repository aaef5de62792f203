package io.limpid.metric.complexity;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Entropy;

/**
 * The entropy of how the explanation is shared out over the pixels, {@code - sum q ln(q + 1e-12)} with {@code q = |a| / sum |a|}: from 0
 * if one pixel holds all to the logarithm of the number of pixels if all hold the same.
 *
 * <p>Bhatt et al., "Evaluating and aggregating feature-based model explanations", IJCAI 2020, definition 5.
 */
record Complexity() implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Score.of(Entropy.ofShares(Magnitudes.of(example.explanation())), Reason.MAP_EMPTY);
    }
}
