package io.limpid.metric.faithfulness;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Output;

/**
 * Whether the output never falls while features are put into an empty image, weakest first: 1 or 0, or the share of the steps at
 * which it does not fall.
 *
 * <p>Arya et al., "One explanation does not fit all: a toolkit and taxonomy of AI explainability techniques", 2019, section 5.
 *
 * @param features what is put in
 * @param step how many at a time
 * @param fill what the image is empty with
 * @param report which number is the score
 */
record Monotonicity(Features features, Step step, Fill fill, Report report) implements Measure {
    /** Which number is the score. */
    enum Report {
        /** 1 if the output never falls, else 0. */
        HOLDS {
            @Override
            double of(int kept, int steps) {
                return kept == steps ? 1 : 0;
            }
        },
        /** The share of the steps at which it does not fall. */
        SHARE {
            @Override
            double of(int kept, int steps) {
                return (double) kept / steps;
            }
        };

        abstract double of(int kept, int steps);
    }

    @Override
    public Score of(MetricCase example) {
        Groups groups = Groups.of(features.weakestFirst(example), step.pixels(example));
        Change insertion = Change.of(
                example, features.unit(), fill.of(example), example.image().toFloats());
        double[] curve = example.outputs(insertion.fromStart(groups), Output.PROBABILITY);
        int kept = 0;
        for (int i = 1; i < curve.length; i++) {
            kept += curve[i] >= curve[i - 1] ? 1 : 0;
        }
        return Score.of(report.of(kept, curve.length - 1))
                .with(Curve.overShare("share of features inserted", "probability", curve));
    }
}
