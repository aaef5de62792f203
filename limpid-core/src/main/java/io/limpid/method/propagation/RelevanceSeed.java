package io.limpid.method.propagation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.Score;

/** How much relevance starts at each logit {@code z}; {@code v} is one-hot at the target, less one-hot at a contrast. */
public enum RelevanceSeed {
    /** {@code v z}: as much as the score is, so that relevance shares out the score. */
    LOGIT {
        @Override
        Value of(Frame frame) {
            return emit(frame).mul(frame.oneHot(), frame.logits());
        }
    },
    /** {@code v}: 1 at the target, whatever its score. */
    ONE {
        @Override
        Value of(Frame frame) {
            return frame.oneHot();
        }
    },
    /** {@code p (v - <v,p>)} with {@code p = softmax(z)}: sums to 0, so that other classes speak against the target. */
    SOFTMAX_GRADIENT {
        @Override
        Value of(Frame frame) {
            return frame.seed(Score.PROBABILITY);
        }
    };

    /** Emits the relevance at the logits, {@code [N,K]}. */
    abstract Value of(Frame frame);

    private static Emitter emit(Frame frame) {
        return frame.emit().scoped("seed");
    }
}
