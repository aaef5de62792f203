package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Output;

/**
 * How much more the class's probability falls when the strongest pixels are filled in than when the weakest are: {@code mean (p -
 * p_strongest) - (p - p_weakest)} over shares of the pixels, halved; from -0.5 to 0.5.
 *
 * <p>Rong et al., "A consistent and efficient evaluation strategy for attribution methods" (ROAD), ICML 2022; combined as in the
 * pytorch-grad-cam library.
 *
 * @param shares of the pixels, in percent
 * @param removal how pixels are filled in
 */
record RoadCombined(Road.Shares shares, RoadRemoval removal) implements Measure {
    private static final double HALF = 0.5;

    @Override
    public Score of(MetricCase example) {
        double strongest = mean(example, Features.PIXELS.strongestFirst(example));
        double weakest = mean(example, Features.PIXELS.weakestFirst(example));
        return Score.of(HALF * (weakest - strongest));
    }

    private double mean(MetricCase example, int... order) {
        return Moments.mean(example.outputs(removal.copies(example, shares, order), Output.PROBABILITY));
    }
}
