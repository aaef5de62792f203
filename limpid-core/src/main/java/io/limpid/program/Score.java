package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import java.util.Arrays;
import java.util.Locale;

/**
 * The number that is explained, as a function of the logits {@code z}; {@code v} is one-hot at the target, minus one-hot at the
 * contrast, and {@code p} the probabilities as the model means its logits, see {@link Likelihood}.
 */
public enum Score {
    /** {@code <v, z>}: the score before the softmax. */
    LOGIT {
        @Override
        Value seed(Emitter emit, Likelihood likelihood, Value logits, Value v) {
            return v;
        }

        @Override
        Value outputs(Emitter emit, Likelihood likelihood, Value logits) {
            return logits;
        }

        @Override
        double output(Likelihood likelihood, float[] logits, int index) {
            return logits[index];
        }
    },
    /** {@code <v, p>}. */
    PROBABILITY {
        @Override
        Value seed(Emitter emit, Likelihood likelihood, Value logits, Value v) {
            return likelihood.slope(emit, likelihood.of(emit, logits), v);
        }

        @Override
        Value outputs(Emitter emit, Likelihood likelihood, Value logits) {
            return likelihood.of(emit, logits);
        }

        @Override
        double output(Likelihood likelihood, float[] logits, int index) {
            return Math.exp(likelihood.logarithm(logits, index));
        }
    },
    /** {@code <v, log p>}. */
    LOG_PROBABILITY {
        @Override
        Value seed(Emitter emit, Likelihood likelihood, Value logits, Value v) {
            return likelihood.logarithmSlope(emit, likelihood.of(emit, logits), v);
        }

        @Override
        Value outputs(Emitter emit, Likelihood likelihood, Value logits) {
            return likelihood.logarithm(emit, logits);
        }

        @Override
        double output(Likelihood likelihood, float[] logits, int index) {
            return likelihood.logarithm(logits, index);
        }
    },
    /** {@code <v, z + log p>}: the residual softmax target of ShapleyCAM (Cai, 2025). */
    REST {
        @Override
        Value seed(Emitter emit, Likelihood likelihood, Value logits, Value v) {
            return emit.add(v, LOG_PROBABILITY.seed(emit, likelihood, logits, v));
        }

        @Override
        Value outputs(Emitter emit, Likelihood likelihood, Value logits) {
            return emit.add(logits, likelihood.logarithm(emit, logits));
        }

        @Override
        double output(Likelihood likelihood, float[] logits, int index) {
            return logits[index] + likelihood.logarithm(logits, index);
        }
    };

    /**
     * Emits the gradient of the score with respect to the logits.
     *
     * @param logits {@code [N,K]}
     * @param v {@code [N,K]}
     */
    abstract Value seed(Emitter emit, Likelihood likelihood, Value logits, Value v);

    /** Emits the function of the logits {@code [N,K]} whose product with {@code v} is the score. */
    abstract Value outputs(Emitter emit, Likelihood likelihood, Value logits);

    /** Returns one element of the function of the logits whose product with {@code v} is the score. */
    abstract double output(Likelihood likelihood, float[] logits, int index);

    /**
     * Emits the scores of rows of logits, such as changed images would have, {@code float64[R]}.
     *
     * @param rows {@code [R,K]}
     * @throws IllegalArgumentException if it needs one number for each class, and the model gives them at many places
     */
    public Value ofRows(Frame frame, Value rows) {
        requireOn(frame.network());
        Emitter emit = frame.emit().scoped("scores");
        Value outputs = outputs(emit, frame.network().likelihood(), emit.cast(rows, ElementType.DOUBLE));
        return emit.sumOut(emit.mul(outputs, emit.cast(frame.oneHot(), ElementType.DOUBLE)), 1);
    }

    /**
     * Makes sure that this score can be told from a model's outputs.
     *
     * @throws IllegalArgumentException if it compares the classes, and the model gives their numbers at many places
     */
    void requireOn(Network network) {
        Outputs outputs = network.outputs();
        boolean looksAtOthers = this != LOGIT && network.likelihood() == Likelihood.SHARED;
        if (looksAtOthers && !outputs.arePlain()) {
            throw new IllegalArgumentException(
                    "score=" + text() + " needs one number for each class, but the model gives "
                            + outputs.classes() + " classes at " + outputs.count() / outputs.classes()
                            + " places; take score=logit");
        }
    }

    /** Returns the name in spec strings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the score with a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Score parse(String text) {
        return Arrays.stream(values())
                .filter(score -> score.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("score is " + text + "; allowed are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Score::text).toList())));
    }
}
