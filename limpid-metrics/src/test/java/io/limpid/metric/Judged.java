package io.limpid.metric;

import io.limpid.metric.registry.Metrics;

/** Scores in short. */
public final class Judged {
    private Judged() {}

    /** Returns what a metric says of a case. */
    public static Score score(String spec, MetricCase example) {
        return Metrics.parse(spec).score(example);
    }

    /** Returns the number that a metric gives a case. */
    public static double value(String spec, MetricCase example) {
        return score(spec, example).value();
    }
}
