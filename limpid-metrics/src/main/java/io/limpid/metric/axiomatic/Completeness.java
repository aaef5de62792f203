package io.limpid.metric.axiomatic;

import io.limpid.method.baseline.Baseline;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Output;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/**
 * How far the explanation is from summing to what is explained: {@code |sum a - (f(x) - f(x'))| / max(|f(x) - f(x')|, 1e-8)}
 * with the values as the method gives them; 0 if it is complete.
 *
 * <p>Sundararajan et al., "Axiomatic attribution for deep networks", ICML 2017, proposition 1.
 *
 * @param baseline {@code x'}, the one that the method takes
 * @param output which number of the model
 */
record Completeness(Baseline baseline, Output output) implements Measure {
    private static final double SMALL = 1e-8;

    @Override
    public Score of(MetricCase example) {
        Optional<InputRange> range = example.subject().range();
        Tensor empty = baseline.of(example.image(), range);
        double[] outputs = example.outputs(Copies.of(example.image().toFloats(), empty.toFloats()), output);
        double explained = outputs[0] - outputs[1];
        double sum = 0;
        for (float value : example.explanation().values().toFloats()) {
            sum += value;
        }
        return Score.of(Math.abs(sum - explained) / Math.max(Math.abs(explained), SMALL));
    }
}
