package io.limpid.metric.complexity;

import static io.limpid.metric.Direction.HIGHER;
import static io.limpid.metric.Direction.LOWER;
import static io.limpid.metric.Property.COMPLEXITY;

import io.limpid.method.spec.Parameter;
import io.limpid.metric.MetricEntry;
import java.util.List;
import java.util.Set;

/** The rows of the complexity metrics. */
public final class Complexities {
    /** All rows. */
    public static final List<MetricEntry> ALL = List.of(
            new MetricEntry(
                    "sparseness",
                    COMPLEXITY,
                    HIGHER,
                    Set.of(),
                    "how few pixels hold the explanation, as the Gini index of their magnitudes: 0 if all are alike, near 1 if"
                            + " one holds all",
                    "Chalasani et al., Concise explanations of neural networks using adversarial training, ICML 2020",
                    List.of(),
                    p -> new Sparseness()),
            new MetricEntry(
                    "complexity",
                    COMPLEXITY,
                    LOWER,
                    Set.of(),
                    "how many pixels share the explanation, as the entropy of their magnitudes: 0 if one holds all",
                    "Bhatt et al., Evaluating and aggregating feature-based model explanations, IJCAI 2020",
                    List.of(),
                    p -> new Complexity()),
            new MetricEntry(
                    "effective-complexity",
                    COMPLEXITY,
                    LOWER,
                    Set.of(),
                    "how many pixels the explanation needs: those above a share of the greatest magnitude",
                    "Nguyen and Martinez, On quantitative aspects of model interpretability, 2020",
                    List.of(new Parameter(
                            "limit", "1e-5", "share of the greatest magnitude from which on a pixel counts")),
                    p -> new EffectiveComplexity(p.decimal("limit", 0))));

    private Complexities() {}
}
