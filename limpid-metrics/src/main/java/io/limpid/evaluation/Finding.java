package io.limpid.evaluation;

import io.limpid.metric.Curve;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/**
 * What a metric says of one explanation, or keeps of it until all are known.
 *
 * @param score NaN while the metric compares images
 * @param kept what a metric that compares images keeps of this one
 * @param cost what it took
 */
record Finding(Verdict score, Optional<Tensor> kept, Effort cost) {
    /** The word for a score that is missing because computing it failed. */
    static final String FAILED = "failed";

    /**
     * A score as files have it.
     *
     * @param value a number, or NaN
     * @param reason why it is NaN; empty if it is not
     * @param curve the numbers behind it
     */
    record Verdict(double value, String reason, Optional<Curve> curve) {
        static Verdict of(Score score) {
            return new Verdict(score.value(), score.reason().map(Reason::text).orElse(""), score.curve());
        }

        static Verdict none(String reason) {
            return new Verdict(Double.NaN, reason, Optional.empty());
        }
    }

    /**
     * What something took.
     *
     * @param seconds of time
     * @param images that went through the model
     */
    record Effort(double seconds, long images) {
        static final Effort NONE = new Effort(0, 0);
    }
}
