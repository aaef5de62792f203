package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** How probabilities {@code p} are made of logits {@code z}; {@code v} is one-hot at the target, minus one-hot at the contrast. */
public enum Likelihood {
    /** The classes share one probability: softmax. */
    SHARED {
        @Override
        Value of(Emitter emit, Value logits) {
            return emit.softmax(logits, 1);
        }

        @Override
        Value logarithm(Emitter emit, Value logits) {
            return emit.node("LogSoftmax", List.of(logits), Attributes.NONE.with("axis", 1L));
        }

        @Override
        Value slope(Emitter emit, Value p, Value v) {
            return emit.mul(p, emit.sub(v, emit.reduceSum(emit.mul(p, v), 1)));
        }

        @Override
        Value logarithmSlope(Emitter emit, Value p, Value v) {
            return emit.sub(v, emit.mul(p, emit.reduceSum(v, 1)));
        }

        @Override
        double logarithm(float[] logits, int index) {
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
    /** Each number stands for a yes or no of its own: sigmoid. */
    EACH {
        @Override
        Value of(Emitter emit, Value logits) {
            return emit.sigmoid(logits);
        }

        @Override
        Value logarithm(Emitter emit, Value logits) {
            return emit.log(emit.sigmoid(logits));
        }

        @Override
        Value slope(Emitter emit, Value p, Value v) {
            return emit.mul(p, logarithmSlope(emit, p, v));
        }

        @Override
        Value logarithmSlope(Emitter emit, Value p, Value v) {
            return emit.mul(v, emit.sub(emit.constant(1f), p));
        }

        @Override
        double logarithm(float[] logits, int index) {
            double z = logits[index];
            return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
        }
    };

    /** Emits {@code p}. */
    abstract Value of(Emitter emit, Value logits);

    /** Emits {@code log p}. */
    abstract Value logarithm(Emitter emit, Value logits);

    /** Emits the gradient of {@code <v, p>} with respect to the logits. */
    abstract Value slope(Emitter emit, Value p, Value v);

    /** Emits the gradient of {@code <v, log p>} with respect to the logits. */
    abstract Value logarithmSlope(Emitter emit, Value p, Value v);

    /** Returns the logarithm of one probability. */
    abstract double logarithm(float[] logits, int index);
}
