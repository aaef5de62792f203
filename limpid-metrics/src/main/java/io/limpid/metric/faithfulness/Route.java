package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameters;
import io.limpid.metric.Curve;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Area;
import io.limpid.metric.subject.Output;

/**
 * The class's probability on the way from one image to another, strongest pixels first. Metrics that share a route share the
 * run.
 *
 * @param pace in which steps it goes
 * @param from where it starts
 * @param to where it ends
 */
record Route(Pace pace, End from, End to) {
    /**
     * In which steps it goes.
     *
     * @param step how many pixels change at a time
     * @param ties which of equally strong pixels goes first
     */
    record Pace(Step step, Ties ties) {
        static Pace of(Parameters p) {
            return new Pace(Step.of(p), Ties.of(p));
        }

        Groups groups(MetricCase example) {
            return Groups.of(ties.strongestFirst(Features.PIXELS.weights(example)), step.pixels(example));
        }
    }

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
    static Route deletion(Pace pace, Fill fill) {
        return new Route(pace, new End.Whole(), new End.Gone(fill));
    }

    /** Returns the way from nothing to the image. */
    static Route insertion(Pace pace, Fill fill) {
        return new Route(pace, new End.Gone(fill), new End.Whole());
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
        Change change = Change.of(example, Unit.PIXEL, from.of(example), to.of(example));
        return example.outputs(change.fromStart(pace.groups(example)), Output.PROBABILITY);
    }
}
