package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How far the class's probability falls on average while regions are replaced one after the other: {@code 1/(K+1) sum_(k=0..K)
 * (y - y_k)}, the area over the perturbation curve.
 *
 * <p>Samek et al., "Evaluating the visualization of what a deep neural network has learned", IEEE TNNLS 2017, equation 12.
 *
 * @param patch edge of a region, in pixels
 * @param regions how many are replaced, {@code K}
 * @param order which goes first
 * @param fill by what they are replaced
 */
record RegionPerturbation(int patch, int regions, Order order, Fill fill) implements Measure {
    /** Which region goes first. */
    enum Order {
        /** The one to which the explanation gives most. */
        MOST_RELEVANT_FIRST {
            @Override
            List<int[]> of(List<int[]> strongestFirst) {
                return strongestFirst;
            }
        },
        /** The one to which the explanation gives least. */
        LEAST_RELEVANT_FIRST {
            @Override
            List<int[]> of(List<int[]> strongestFirst) {
                List<int[]> turned = new ArrayList<>(strongestFirst);
                Collections.reverse(turned);
                return turned;
            }
        };

        abstract List<int[]> of(List<int[]> strongestFirst);
    }

    @Override
    public Score of(MetricCase example) {
        List<int[]> ordered = order.of(Patches.strongestFirst(Patches.of(example, patch), example));
        Groups groups = Groups.of(ordered.subList(0, Math.min(regions, ordered.size())));
        double[] drops = Drops.together(example, Change.removal(example, Unit.PIXEL, fill), groups, Output.PROBABILITY);
        return Score.of(Moments.sum(drops) / (drops.length + 1))
                .with(Curve.counted("regions replaced", "drop of probability", 1, drops));
    }
}
