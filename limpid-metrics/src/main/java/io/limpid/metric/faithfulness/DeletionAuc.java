package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * The mean probability of the class while pixels are taken out, strongest first, until none is left: {@code (sum_(i=0..n) p_i -
 * p_0/2 - p_n/2) / n}, from 0 to 1. A low one says that the strongest pixels mattered. Equally strong pixels go in reading order.
 *
 * <p>Petsiuk et al., "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC 2018, algorithm 1.
 *
 * @param route from the image to nothing
 */
record DeletionAuc(Route route) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return route.score(example, "share of pixels removed");
    }
}
