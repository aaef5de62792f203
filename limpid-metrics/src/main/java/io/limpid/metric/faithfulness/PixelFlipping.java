package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Area;
import io.limpid.metric.subject.Output;

/**
 * The mean output for the class while features are replaced, strongest first: the mean height of the curve of {@code y'} after
 * each step, without the start. A low one says that the strongest features mattered.
 *
 * <p>Bach et al., "On pixel-wise explanations for non-linear classifier decisions by layer-wise relevance propagation", PLOS ONE
 * 2015, "pixel flipping".
 *
 * @param features what is replaced
 * @param step how many at a time
 * @param fill by what
 * @param reading which output, and how its curve becomes a number
 */
record PixelFlipping(Features features, Step step, Fill fill, Reading reading) implements Measure {
    /** What is read off. */
    record Reading(Output output, Height height) {}

    /** How the curve becomes a number. */
    enum Height {
        /** The mean height. */
        MEAN {
            @Override
            double of(double[] curve) {
                return Area.meanHeight(curve);
            }
        },
        /** The area with distance 1 between steps. */
        AREA {
            @Override
            double of(double[] curve) {
                return Area.under(curve);
            }
        };

        abstract double of(double[] curve);
    }

    @Override
    public Score of(MetricCase example) {
        Groups groups = Groups.of(features.strongestFirst(example), step.pixels(example));
        double[] curve =
                example.outputs(Change.removal(example, features.unit(), fill).together(groups), reading.output);
        return Score.of(reading.height.of(curve)).with(Curve.counted("steps", reading.output.text(), 1, curve));
    }
}
