package io.limpid.metric.robustness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.View;

/**
 * How much the explanation changes under small noise: {@code |a(x + e_i) - a(x)| / |a(x)|} with Euclidean lengths over random noise
 * {@code e_i}, at most or on average; 0 if it stays the same.
 *
 * <p>Yeh et al., "On the (in)fidelity and sensitivity of explanations", NeurIPS 2019, definition 3.1.
 *
 * @param noise uniform in a cube
 * @param view of the explanations
 * @param over at most or on average
 */
record Sensitivity(Noise noise, View view, Over over) implements Measure {
    /** Which of the changes is the score. */
    enum Over {
        /** The greatest. */
        MAXIMUM {
            @Override
            double of(Worst changes) {
                return changes.value();
            }
        },
        /** Their mean. */
        AVERAGE {
            @Override
            double of(Worst changes) {
                return changes.mean();
            }
        };

        abstract double of(Worst changes);
    }

    @Override
    public Score of(MetricCase example) {
        double[] map = view.of(example.explanation());
        double length = Moments.length(map);
        if (length == 0) {
            return Score.none(Reason.MAP_EMPTY);
        }
        Worst changes = new Worst();
        Reexplained.each(example, noise.on(example), (images, explanations) -> {
            for (Explanation changed : explanations) {
                changes.hear(changed, Moments.distance(map, view.of(changed)) / length);
            }
        });
        return Score.of(over.of(changes), Reason.MAP_INVALID);
    }
}
