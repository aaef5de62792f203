package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * The mean probability of the class while pixels are put into a blurred image, strongest first, until it is whole: {@code
 * (sum_(i=0..n) p_i - p_0/2 - p_n/2) / n}, from 0 to 1. A high one says that the strongest pixels suffice. Equally strong pixels
 * go in reading order.
 *
 * <p>Petsiuk et al., "RISE: Randomized Input Sampling for Explanation of Black-box Models", BMVC 2018, algorithm 1.
 *
 * @param route from the blurred image to the image
 */
record InsertionAuc(Route route) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return route.score(example, "share of pixels inserted");
    }
}
