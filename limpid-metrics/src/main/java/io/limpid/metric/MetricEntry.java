package io.limpid.metric;

import io.limpid.method.spec.Named;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One row of the registry.
 *
 * @param name kebab-case, as in spec strings
 * @param property what of an explanation is judged
 * @param direction which scores are better
 * @param needs what is needed beside image and explanation
 * @param meaning what a score says, and its range, in plain words
 * @param paper authors, title, venue, year
 * @param parameters all of them, in the order in which the canonical spec prints them
 * @param factory makes the formula of its parameters
 */
public record MetricEntry(
        String name,
        Property property,
        Direction direction,
        Set<Need> needs,
        String meaning,
        String paper,
        List<Parameter> parameters,
        Function<Parameters, Measure> factory) {
    public MetricEntry {
        needs = Set.copyOf(needs);
        parameters = List.copyOf(parameters);
    }

    /** Returns the metric with all defaults. */
    public Metric create() {
        return create(Map.of());
    }

    /**
     * Returns the metric with some parameters given and defaults for the rest.
     *
     * @throws IllegalArgumentException if a parameter does not exist or its value is not allowed
     */
    public Metric create(Map<String, String> given) {
        Parameters all = Parameters.of(Named.METRIC, name, parameters, given);
        return new Metric(this, all.spec(), factory.apply(all));
    }
}
