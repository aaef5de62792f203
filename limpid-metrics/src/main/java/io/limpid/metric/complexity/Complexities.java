package io.limpid.metric.complexity;

import io.limpid.metric.Direction;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.Property;
import java.util.List;
import java.util.Set;

/** The rows of the complexity metrics. */
public final class Complexities {
    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(new MetricEntry(
            "sparseness",
            Property.COMPLEXITY,
            Direction.HIGHER,
            Set.of(),
            "how few pixels hold the explanation, as the Gini index of their magnitudes: 0 if all are alike, near 1 if one"
                    + " holds all",
            "Chalasani et al., Concise explanations of neural networks using adversarial training, ICML 2020",
            List.of(),
            p -> new Sparseness()));

    private Complexities() {}
}
