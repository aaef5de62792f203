package io.limpid;

import io.limpid.run.Balance;
import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * Tells whether attributions sum to the score that they share out.
 *
 * <p>They may be off by a share of it. Where the score hardly differs from the baseline's, what is given and taken may round
 * to more than that share; but what rounds to more than a share of the model's scores is out of proportion to them, and
 * shares out nothing.
 *
 * @param magnitude the sum of the attributions' absolute values
 * @param greatest the greatest absolute value of a score of the model
 */
record Completeness(double magnitude, double greatest) {
    /** How far a complete attribution may be off; Sundararajan et al. (integrated gradients) ask for steps until then. */
    private static final double GAP = 0.05;

    /**
     * Scores that differ by less than this share of all that is given and taken differ by nothing worth a share. DeepLIFT
     * rounds to a millionth of what is given and taken, and integrated gradients, with the steps it has by default, come
     * within a ten-thousandth.
     */
    private static final double LEAST = 0.002;

    /** Differences of less than this share of the scores themselves may be rounding. */
    private static final double PRECISION = 1e-4;

    /** What is given and taken on networks whose attributions say something stays below 500 times the scores. */
    private static final double PROPORTION = 1e4;

    static Completeness of(Tensor attribution, Tensor scores) {
        double magnitude = 0;
        for (float value : attribution.toFloats()) {
            magnitude += Math.abs(value);
        }
        double greatest = 0;
        for (float score : scores.toFloats()) {
            greatest = Math.max(greatest, Math.abs(score));
        }
        return new Completeness(magnitude, greatest);
    }

    Check check(Balance balance) {
        String found = "the attributions sum to " + (float) balance.sum()
                + "; to share out all of the score they would sum to " + (float) balance.expected();
        double gap = balance.gap(least());
        boolean passed = gap <= GAP;
        return new Check(
                "complete",
                passed,
                passed ? found : found + advice(),
                List.of(
                        new Check.Total("score to share out", balance.expected(), 0),
                        new Check.Total("attributions", balance.sum(), gap)));
    }

    /** Returns the least difference of scores that counts as something: never more than the scores themselves. */
    private double least() {
        return Math.max(Math.min(LEAST * magnitude, greatest), PRECISION * greatest);
    }

    private String advice() {
        return magnitude > PROPORTION * greatest
                ? "; their sizes sum to " + (float) magnitude + ", out of proportion to scores of " + (float) greatest
                        + " at most: they multiply on their way; take another baseline, rule or method"
                : "; take more steps where the method has steps, otherwise another rule or baseline";
    }
}
