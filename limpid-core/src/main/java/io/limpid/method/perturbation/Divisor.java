package io.limpid.method.perturbation;

import io.limpid.program.Outcome;
import io.limpid.program.Remark;
import io.limpid.tensor.Tensor;
import java.util.List;

/** What differences of scores are divided by, so that weights are shares of the score. */
enum Divisor {
    /** The score, as the paper has it; the map of a class with a negative score stands upside down. */
    SCORE {
        @Override
        double of(double score) {
            return score;
        }
    },
    /** The magnitude of the score. */
    MAGNITUDE {
        @Override
        double of(double score) {
            return Math.abs(score);
        }
    },
    /** Nothing. */
    NONE {
        @Override
        double of(double score) {
            return 1;
        }
    };

    /** Scores this near to 0 divide nothing. */
    private static final double LEAST = 1e-9;

    abstract double of(double score);

    /** Returns the outcome of one image with its attribution divided, and what is to be said about it. */
    Outcome applied(Outcome outcome, double score, Remark said) {
        float[] values = outcome.attribution().toFloats();
        double divisor = Math.abs(score) < LEAST ? 1 : of(score);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / divisor);
        }
        return outcome.withAttribution(Tensor.of(values, outcome.attribution().shape()))
                .withRemarks(divisor < 0 ? List.of(said, upsideDown(score)) : List.of(said));
    }

    private static Remark upsideDown(double score) {
        return new Remark(
                "positive-score",
                false,
                "the score is " + (float) score
                        + ", and the formula divides by it, so the map shows what speaks against"
                        + " the class; divisor=magnitude shows what speaks for it");
    }
}
