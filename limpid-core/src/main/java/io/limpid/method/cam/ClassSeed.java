package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.Frame;

/** The relevance that a pass starts with at the logits {@code z}, where {@code c} is the class explained among {@code N}. */
public enum ClassSeed {
    /**
     * {@code z_c} at the class and {@code -z_c / (N - 1)} at every other, so that what all classes share cancels; 1 in the
     * place of a {@code z_c} that is not positive, which would turn the map upside down.
     *
     * <p>Lee et al., "Relevance-CAM: Your Model Already Knows Where to Look", CVPR 2021, equation 6.
     */
    CONTRASTIVE {
        @Override
        Value at(Emitter emit, Frame frame) {
            Value v = frame.oneHot();
            Value score = emit.reduceSum(emit.mul(emit.relu(v), frame.logits()), 1);
            Value isPositive = emit.greater(score, emit.constant(0f));
            Value size = emit.where(isPositive, score, emit.constant(1f));
            long others = Math.max(1, frame.network().scores() - 1);
            return emit.mul(size, contrast(emit, v, others));
        }
    },
    /** 1 at the class and {@code -1 / N} at every other, as in the code of Relevance-CAM's authors. */
    UNIT_CONTRASTIVE {
        @Override
        Value at(Emitter emit, Frame frame) {
            return contrast(emit, frame.oneHot(), frame.network().scores());
        }
    },
    /** {@code z_c} at the class, 0 elsewhere. */
    TARGET {
        @Override
        Value at(Emitter emit, Frame frame) {
            return emit.mul(frame.oneHot(), frame.logits());
        }
    };

    /** Emits 1 at the class and -1 at its contrast; without one, -1 shared out to all other classes. */
    private static Value contrast(Emitter emit, Value v, long others) {
        Value one = emit.constant(1f);
        Value wanted = emit.relu(v);
        Value against = emit.relu(emit.neg(v));
        Value isOpen = emit.sub(one, emit.reduceSum(against, 1));
        Value shared = emit.scale(emit.sub(one, wanted), 1f / others);
        return emit.sub(wanted, emit.add(against, emit.mul(isOpen, shared)));
    }

    abstract Value at(Emitter emit, Frame frame);

    /** Emits the relevance at the logits, {@code [N,K]}. */
    public Value of(Frame frame) {
        return at(frame.emit().scoped("seed"), frame);
    }
}
