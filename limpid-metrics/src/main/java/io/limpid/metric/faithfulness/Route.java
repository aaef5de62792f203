package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Area;
import io.limpid.metric.subject.Output;

/**
 * The class's probability on the way from one image to another, strongest pixels first. Metrics that share a route share the
 * run.
 *
 * @param step how many pixels change at a time
 * @param from where it starts
 * @param to where it ends
 */
record Route(Step step, End from, End to) {
    /** An end of the route: the image itself, or what is left when all of it is gone. */
    sealed interface End {
        float[] of(MetricCase example);

        /** The image. */
        record Whole() implements End {
            @Override
            public float[] of(MetricCase example) {
                return example.image().toFloats();
            }
        }

        /** No image. */
        record Gone(Fill fill) implements End {
            @Override
            public float[] of(MetricCase example) {
                return fill.of(example);
            }
        }
    }

    /** Returns the way from the image to nothing. */
    static Route deletion(Step step, Fill fill) {
        return new Route(step, new End.Whole(), new End.Gone(fill));
    }

    /** Returns the way from nothing to the image. */
    static Route insertion(Step step, Fill fill) {
        return new Route(step, new End.Gone(fill), new End.Whole());
    }

    /** Returns the probabilities at start, after each step, and at the end. */
    double[] probabilities(MetricCase example) {
        return example.shared(toString(), () -> run(example)).clone();
    }

    /** Returns the mean height of the curve, which runs from 0 to 1. */
    double area(MetricCase example) {
        return Area.meanHeight(probabilities(example));
    }

    /** Returns the area as score, with the curve along what is counted. */
    Score score(MetricCase example, String along) {
        return Score.of(area(example)).with(Curve.overShare(along, "probability", probabilities(example)));
    }

    private double[] run(MetricCase example) {
        Groups groups = Groups.of(Features.PIXELS.strongestFirst(example), step.pixels(example));
        Change change = Change.of(example, Unit.PIXEL, from.of(example), to.of(example));
        return example.outputs(change.fromStart(groups), Output.PROBABILITY);
    }
}
