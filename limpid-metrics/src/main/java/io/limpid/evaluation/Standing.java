package io.limpid.evaluation;

import io.limpid.evaluation.statistic.Interval;
import java.util.Map;

/**
 * How a method did by a metric.
 *
 * @param contender the method's number
 * @param yardstick the metric's number
 * @param mean over the images that have a score, with its 95 percent interval
 * @param behind the mean difference to the best method, image by image: score less the best's; 0 for the best itself
 * @param deviation the standard deviation of the scores
 * @param images how many images have a score
 * @param missing how many have none, by reason
 * @param wins on how many images it is the best; shared where several are
 * @param rank 1 for the best mean; 0 if there is no score
 */
public record Standing(
        int contender,
        int yardstick,
        Interval mean,
        Interval behind,
        double deviation,
        int images,
        Map<String, Integer> missing,
        double wins,
        int rank) {
    /** Returns how many images have no score. */
    public int none() {
        return missing.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Tells whether the scores do not show that the best method is better than this one. */
    public boolean isLevelWithBest() {
        return behind.isKnown() && behind.holds(0);
    }
}
