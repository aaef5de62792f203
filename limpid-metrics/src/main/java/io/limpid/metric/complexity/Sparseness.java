package io.limpid.metric.complexity;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Gini;

/**
 * The Gini index of the pixels' magnitudes, from 0 to {@code (n-1)/n}: the higher, the fewer pixels hold the explanation.
 *
 * <p>Chalasani et al., "Concise Explanations of Neural Networks using Adversarial Training", ICML 2020, section 4.
 */
record Sparseness() implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Score.of(Gini.of(Magnitudes.of(example.explanation())));
    }
}
