package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.run.Outcome;
import io.limpid.run.Remark;
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

        @Override
        Value of(Emitter emit, Value score) {
            return score;
        }
    },
    /** The magnitude of the score. */
    MAGNITUDE {
        @Override
        double of(double score) {
            return Math.abs(score);
        }

        @Override
        Value of(Emitter emit, Value score) {
            return emit.abs(score);
        }
    },
    /** Nothing. */
    NONE {
        @Override
        double of(double score) {
            return 1;
        }

        @Override
        Value of(Emitter emit, Value score) {
            return emit.constant(1f);
        }
    };

    /** Scores this near to 0 divide nothing. */
    private static final double LEAST = 1e-9;

    abstract double of(double score);

    abstract Value of(Emitter emit, Value score);

    /**
     * Emits maps divided.
     *
     * @param maps {@code [N,h,w]}
     * @param scores float {@code [N]}
     */
    Value emit(Emitter emit, Value maps, Value scores) {
        Value least = emit.constant((float) LEAST);
        Value divisor = emit.where(emit.less(emit.abs(scores), least), emit.constant(1f), of(emit, scores));
        return emit.div(maps, emit.reshape(divisor, -1, 1, 1));
    }

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
