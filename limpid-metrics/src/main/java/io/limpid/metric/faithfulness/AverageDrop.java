package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * How much of the class's probability is lost when only what the explanation shows is left: {@code 100 max(0, Y - O) / Y}, from 0
 * to 100; averaged over images.
 *
 * <p>Chattopadhay et al., "Grad-CAM++", WACV 2018, section 5.1; see {@link Seen} for the symbols.
 *
 * @param fill what hidden parts become
 */
record AverageDrop(Fill fill) implements Measure {
    private static final double PERCENT = 100;

    @Override
    public Score of(MetricCase example) {
        return Seen.score(example, fill, seen -> PERCENT * Math.max(0, seen.whole() - seen.shown()) / seen.whole());
    }
}
