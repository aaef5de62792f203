package io.limpid.metric;

/** The formula of a metric. Immutable and thread-safe. */
@FunctionalInterface
public interface Measure {
    /**
     * Judges an explanation whose numbers are finite, in a case that has all that the metric's row asks for. What cannot be
     * judged gives a score that says why.
     */
    Score of(MetricCase example);
}
