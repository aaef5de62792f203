package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Area;
import io.limpid.metric.subject.Output;

/**
 * The mean probability of the class while all regions are replaced, strongest first: the mean height of the curve after each
 * region, from 0 to 1. A quick fall says that the strongest regions mattered.
 *
 * <p>Montavon et al., "Methods for interpreting and understanding deep neural networks", Digital Signal Processing 2018,
 * section 7.2.
 *
 * @param patch edge of a region, in pixels
 * @param fill by what regions are replaced
 */
record Selectivity(int patch, Fill fill) implements Measure {
    @Override
    public Score of(MetricCase example) {
        Groups groups = Groups.of(Patches.strongestFirst(Patches.of(example, patch), example));
        double[] curve =
                example.outputs(Change.removal(example, Unit.PIXEL, fill).together(groups), Output.PROBABILITY);
        return Score.of(Area.meanHeight(curve)).with(Curve.counted("regions replaced", "probability", 1, curve));
    }
}
