package io.limpid.evaluation;

import io.limpid.metric.Metric;

/**
 * A metric that judges.
 *
 * @param text as somebody asked for it
 * @param metric what it means
 */
public record Yardstick(String text, Metric metric) {
    /** Returns a metric, called by its spec. */
    public static Yardstick of(Metric metric) {
        return new Yardstick(metric.spec(), metric);
    }
}
