package io.limpid.metric.complexity;

import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;

/** The magnitudes of an explanation's pixels. */
final class Magnitudes {
    private Magnitudes() {}

    /** Returns them divided by the greatest; zeros if all are 0. */
    static double[] of(Explanation explanation) {
        return Sign.MAGNITUDE.of(Scaling.MAXIMUM.of(explanation.map()));
    }
}
