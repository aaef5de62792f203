package io.limpid.metric;

import java.util.Optional;

/**
 * What a metric says of one explanation.
 *
 * @param value a number, or NaN
 * @param reason why it is NaN; empty if it is not
 * @param curve the numbers behind the score, where there are any
 */
public record Score(double value, Optional<Reason> reason, Optional<Curve> curve) {
    public Score {
        if (Double.isNaN(value) != reason.isPresent()) {
            throw new IllegalArgumentException("a score is " + value + " with the reason " + reason
                    + "; give a reason if it is NaN, and only then");
        }
    }

    /** Returns a number. */
    public static Score of(double value) {
        return new Score(value, Optional.empty(), Optional.empty());
    }

    /** Returns a number, or the reason if it is NaN. */
    public static Score of(double value, Reason otherwise) {
        return Double.isNaN(value) ? none(otherwise) : of(value);
    }

    /** Returns that there is no score. */
    public static Score none(Reason reason) {
        return new Score(Double.NaN, Optional.of(reason), Optional.empty());
    }

    /** Returns this score with the numbers behind it. */
    public Score with(Curve behind) {
        return new Score(value, reason, Optional.of(behind));
    }

    /** Tells whether it is a number. */
    public boolean isNumber() {
        return reason.isEmpty();
    }
}
