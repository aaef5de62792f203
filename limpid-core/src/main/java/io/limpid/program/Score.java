package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import java.util.Arrays;
import java.util.Locale;

/**
 * The number that is explained, as a function of the logits {@code z}; {@code v} is one-hot at the target, minus one-hot at the
 * contrast.
 *
 * <p>A model with one number for two classes, whose probability is a sigmoid, is taken as one with the logits {@code (z, 0)}.
 */
public enum Score {
    /** {@code <v, z>}: the score before the softmax. */
    LOGIT {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            return v;
        }

        @Override
        Value outputs(Emitter emit, Value logits) {
            return logits;
        }

        @Override
        double output(float[] logits, int index) {
            return logits[index];
        }
    },
    /** {@code <v, p>} with {@code p = softmax(z)}; its gradient is {@code p (v - <v,p>)}. */
    PROBABILITY {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            Value p = emit.softmax(logits, 1);
            return emit.mul(p, emit.sub(v, emit.reduceSum(emit.mul(p, v), 1)));
        }

        @Override
        Value outputs(Emitter emit, Value logits) {
            return emit.softmax(logits, 1);
        }

        @Override
        double output(float[] logits, int index) {
            return Math.exp(LOG_PROBABILITY.output(logits, index));
        }
    },
    /** {@code <v, log p>}; its gradient is {@code v - p <v,1>}. */
    LOG_PROBABILITY {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            Value p = emit.softmax(logits, 1);
            return emit.sub(v, emit.mul(p, emit.reduceSum(v, 1)));
        }

        @Override
        Value outputs(Emitter emit, Value logits) {
            return emit.logSoftmax(logits, 1);
        }

        @Override
        double output(float[] logits, int index) {
            if (logits.length == 1) {
                return output(new float[] {logits[0], 0}, index);
            }
            double greatest = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                greatest = Math.max(greatest, logit);
            }
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - greatest);
            }
            return logits[index] - greatest - Math.log(sum);
        }
    },
    /** {@code <v, z + log p>}: the residual softmax target of ShapleyCAM (Cai, 2025). */
    REST {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            return emit.add(v, LOG_PROBABILITY.seed(emit, logits, v));
        }

        @Override
        Value outputs(Emitter emit, Value logits) {
            return emit.add(logits, LOG_PROBABILITY.outputs(emit, logits));
        }

        @Override
        double output(float[] logits, int index) {
            return logits[index] + LOG_PROBABILITY.output(logits, index);
        }
    };

    /**
     * Emits the gradient of the score with respect to the logits.
     *
     * @param logits {@code [N,K]}
     * @param v {@code [N,K]}
     */
    abstract Value seed(Emitter emit, Value logits, Value v);

    /** Emits the function of the logits {@code [N,K]} whose product with {@code v} is the score. */
    abstract Value outputs(Emitter emit, Value logits);

    /** Returns one element of the function of the logits whose product with {@code v} is the score. */
    abstract double output(float[] logits, int index);

    /**
     * Emits the scores of rows of logits, such as changed images would have, {@code float64[R]}.
     *
     * @param rows {@code [R,K]}
     * @throws IllegalArgumentException if it needs one number for each class, and the model gives them at many places
     */
    public Value ofRows(Frame frame, Value rows) {
        requireOn(frame.network().outputs());
        Emitter emit = frame.emit().scoped("scores");
        boolean isOne = frame.network().scores() == 1 && this != LOGIT;
        Value logits = emit.cast(isOne ? Frame.besideZero(emit, rows) : rows, ElementType.DOUBLE);
        Value v = emit.cast(isOne ? Frame.besideZero(emit, frame.oneHot()) : frame.oneHot(), ElementType.DOUBLE);
        return emit.sumOut(emit.mul(outputs(emit, logits), v), 1);
    }

    /** Returns the score of one image for a class, less that of the contrast if there is one. */
    public double value(float[] logits, Goal goal) {
        double output = output(logits, (int) goal.target(0));
        int against = (int) goal.contrast(0);
        return against == Goal.NONE ? output : output - output(logits, against);
    }

    /**
     * Makes sure that this score can be told from a model's outputs.
     *
     * @throws IllegalArgumentException if it needs one number for each class, and the model gives them at many places
     */
    public void requireOn(Outputs outputs) {
        if (this != LOGIT && !outputs.arePlain()) {
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
