package io.limpid.metric;

import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * The formula of a metric that compares images. It keeps of each case what it must, and judges all in the end; so cases
 * need not be in memory together.
 */
public interface CollectiveMeasure extends Measure {
    /** Returns what must be kept of a case: float numbers, of the same shape for all. */
    Tensor observe(MetricCase example);

    /** Returns the scores of all cases, in the order in which they were observed. */
    List<Score> conclude(List<Tensor> observations);

    /** Returns that one image alone cannot be judged. */
    @Override
    default Score of(MetricCase example) {
        return conclude(List.of(observe(example))).get(0);
    }
}
