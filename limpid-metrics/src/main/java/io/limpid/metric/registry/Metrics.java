package io.limpid.metric.registry;

import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Named;
import io.limpid.metric.Metric;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.axiomatic.Axioms;
import io.limpid.metric.complexity.Complexities;
import io.limpid.metric.faithfulness.Faithfulness;
import io.limpid.metric.localisation.Localisations;
import io.limpid.metric.randomisation.Randomisation;
import io.limpid.metric.robustness.Robustness;
import java.util.List;
import java.util.stream.Stream;

/** The registry: every metric by name. Command line, reports and documents read only this. */
public final class Metrics {
    private static final List<MetricEntry> ALL = Stream.of(
                    Faithfulness.ALL,
                    Robustness.ALL,
                    Localisations.ALL,
                    Complexities.ALL,
                    Randomisation.ALL,
                    Axioms.ALL)
            .flatMap(List::stream)
            .toList();

    private Metrics() {}

    /** Returns every metric, family by family. */
    public static List<MetricEntry> all() {
        return ALL;
    }

    /**
     * Returns the metric that a spec string asks for.
     *
     * @throws IllegalArgumentException if there is no such metric or parameter, or a value is not allowed
     */
    public static Metric parse(String spec) {
        MethodSpec parsed = MethodSpec.parse(spec, Named.METRIC);
        return entry(parsed.name()).create(parsed.parameters());
    }

    /**
     * Returns the row of a metric.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest
     */
    public static MetricEntry entry(String name) {
        return ALL.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Named.METRIC.unknown(
                        name, ALL.stream().map(MetricEntry::name).toList()));
    }
}
