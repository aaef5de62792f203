package io.limpid.metric.subject;

import io.limpid.method.spec.Parameters;

/**
 * What a metric compares of explanations.
 *
 * @param sign what counts
 * @param scaling done first
 */
public record View(Sign sign, Scaling scaling) {
    /** Reads the parameters. */
    public static View of(Parameters p) {
        return new View(Sign.of(p), Scaling.of(p));
    }

    /** Returns a number for each pixel. */
    public double[] of(Explanation explanation) {
        return sign.of(scaling.of(explanation.map()));
    }
}
