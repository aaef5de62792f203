package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * How much of the class's probability is lost when what the explanation shows is taken away: {@code 100 (Y - D) / Y}, up to 100,
 * negative where the probability rises; averaged over images.
 *
 * <p>Jung and Oh, "Towards Better Explanations of Class Activation Mapping" (LIFT-CAM), ICCV 2021, section 5.1; see {@link Seen}
 * for the symbols.
 *
 * @param fill what hidden parts become
 */
record DropInDeletion(Fill fill) implements Measure {
    private static final double PERCENT = 100;

    @Override
    public Score of(MetricCase example) {
        return Seen.score(example, fill, seen -> PERCENT * (seen.whole() - seen.hidden()) / seen.whole());
    }
}
