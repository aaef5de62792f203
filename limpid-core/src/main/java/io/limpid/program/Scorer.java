package io.limpid.program;

import io.limpid.run.Goal;

/**
 * Reads a score off the logits of a model.
 *
 * @param score that is read
 * @param likelihood how the model means its logits
 */
public record Scorer(Score score, Likelihood likelihood) {
    /**
     * Returns the scorer of a model.
     *
     * @throws IllegalArgumentException if the score needs one number for each class, and the model gives them at many places
     */
    public static Scorer of(Score score, Network network) {
        score.requireOn(network);
        return new Scorer(score, network.likelihood());
    }

    /** Returns the scorer of the logits themselves, whatever they mean. */
    public static Scorer ofLogits() {
        return new Scorer(Score.LOGIT, Likelihood.SHARED);
    }

    /** Returns the score of one image for a class, less that of the contrast if there is one. */
    public double value(float[] logits, Goal goal) {
        double output = score.output(likelihood, logits, (int) goal.target(0));
        int against = (int) goal.contrast(0);
        return against == Goal.NONE ? output : output - score.output(likelihood, logits, against);
    }
}
