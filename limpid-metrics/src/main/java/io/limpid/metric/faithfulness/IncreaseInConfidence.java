package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * Whether the class's probability rises when only what the explanation shows is left: {@code 100} if {@code O > Y}, else 0;
 * averaged over images.
 *
 * <p>Chattopadhay et al., "Grad-CAM++", WACV 2018, section 5.1; see {@link Seen} for the symbols.
 *
 * @param fill what hidden parts become
 */
record IncreaseInConfidence(Fill fill) implements Measure {
    private static final double PERCENT = 100;

    @Override
    public Score of(MetricCase example) {
        return Seen.score(example, fill, seen -> PERCENT * (seen.shown() > seen.whole() ? 1 : 0));
    }
}
