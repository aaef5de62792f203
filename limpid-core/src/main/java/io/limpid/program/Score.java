package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** The number that is explained, as a function of the logits {@code z}; {@code v} is one-hot at the target, minus one-hot at the contrast. */
public enum Score {
    /** {@code <v, z>}: the score before the softmax. */
    LOGIT {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            return v;
        }

        @Override
        double[] outputs(float[] logits) {
            return doubles(logits);
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
        double[] outputs(float[] logits) {
            return Arrays.stream(LOG_PROBABILITY.outputs(logits)).map(Math::exp).toArray();
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
        double[] outputs(float[] logits) {
            double[] z = doubles(logits);
            double greatest = Arrays.stream(z).max().orElse(0);
            double sum = Arrays.stream(z).map(each -> Math.exp(each - greatest)).sum();
            return Arrays.stream(z).map(each -> each - greatest - Math.log(sum)).toArray();
        }
    },
    /** {@code <v, z + log p>}: the residual softmax target of ShapleyCAM (Cai, 2025). */
    REST {
        @Override
        Value seed(Emitter emit, Value logits, Value v) {
            return emit.add(v, LOG_PROBABILITY.seed(emit, logits, v));
        }

        @Override
        double[] outputs(float[] logits) {
            double[] outputs = LOG_PROBABILITY.outputs(logits);
            for (int i = 0; i < outputs.length; i++) {
                outputs[i] += logits[i];
            }
            return outputs;
        }
    };

    /**
     * Emits the gradient of the score with respect to the logits.
     *
     * @param logits {@code [N,K]}
     * @param v {@code [N,K]}
     */
    abstract Value seed(Emitter emit, Value logits, Value v);

    /** Returns the function of the logits whose product with {@code v} is the score. */
    abstract double[] outputs(float[] logits);

    /** Returns the score of one image for a class, less that of the contrast if there is one. */
    public double value(float[] logits, Goal goal) {
        double[] outputs = outputs(logits);
        int against = (int) goal.contrast(0);
        return outputs[(int) goal.target(0)] - (against == Goal.NONE ? 0 : outputs[against]);
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
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
