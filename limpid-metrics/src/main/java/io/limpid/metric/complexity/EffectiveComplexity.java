package io.limpid.metric.complexity;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * How many pixels the explanation needs: those whose magnitude exceeds a limit, as a share of the greatest.
 *
 * <p>Nguyen and Martinez, "On quantitative aspects of model interpretability", 2020, metric 2.4; counted by magnitude rather than
 * by performance, as the Quantus library has it.
 *
 * @param limit share of the greatest magnitude
 */
record EffectiveComplexity(double limit) implements Measure {
    @Override
    public Score of(MetricCase example) {
        int count = 0;
        for (double magnitude : Magnitudes.of(example.explanation())) {
            count += magnitude > limit ? 1 : 0;
        }
        return Score.of(count);
    }
}
