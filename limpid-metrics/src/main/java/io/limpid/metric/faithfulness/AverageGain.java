package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * How much of what is missing to certainty is won when only what the explanation shows is left: {@code 100 max(0, O - Y) / (1 -
 * Y)}, from 0 to 100; averaged over images. 0 where the model is certain already.
 *
 * <p>Zhang et al., "Opti-CAM: Optimizing saliency maps for interpretability", 2023, section 4.1; see {@link Seen} for the symbols.
 *
 * @param fill what hidden parts become
 */
record AverageGain(Fill fill) implements Measure {
    private static final double PERCENT = 100;

    @Override
    public Score of(MetricCase example) {
        return Seen.score(
                example,
                fill,
                seen -> PERCENT
                        * (seen.whole() < 1 ? Math.max(0, seen.shown() - seen.whole()) / (1 - seen.whole()) : 0));
    }
}
