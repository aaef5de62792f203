package io.limpid.method.cam;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Frame;

/**
 * The gradient at a layer of the class's logit less those of the classes most like it: of {@code s = z_n - alpha sum_i q_i
 * z_ri} with {@code q = softmax(z_r)} over the references {@code r}, the classes whose logits are nearest to {@code z_n}.
 * Its derivatives are 1 by {@code z_n} and {@code -alpha q_i (1 + z_ri - sum_j q_j z_rj)} by {@code z_ri}.
 *
 * <p>Zhang et al., "Finer-CAM: Spotting the Difference Reveals Finer Details for Visual Explanation", CVPR 2025, equation 6.
 *
 * @param alpha how strongly the references count
 * @param references how many there are
 * @param weights whether the gradient passes the weights {@code q} too
 */
record FinerSignal(float alpha, int references, Weights weights) implements Signal {
    private static final float OUT_OF_REACH = 1e30f;

    /** How the gradient treats the weights of the references. */
    enum Weights {
        /** As constants: the derivative by {@code z_ri} is {@code -alpha q_i}. */
        FIXED {
            @Override
            Value slopes(Emitter emit, Value q, Value references) {
                return q;
            }
        },
        /** As functions of the logits. */
        MOVING {
            @Override
            Value slopes(Emitter emit, Value q, Value references) {
                Value mean = emit.reduceSum(emit.mul(q, references), 1);
                return emit.mul(q, emit.add(emit.sub(references, mean), emit.constant(1f)));
            }
        };

        /** Emits the derivatives of {@code sum_i q_i z_ri} by the reference logits, {@code [N,references]}. */
        abstract Value slopes(Emitter emit, Value q, Value references);
    }

    @Override
    public Value at(Frame frame, Layer layer) {
        return frame.backward(Composites.gradient(), seed(frame), layer.value());
    }

    private Value seed(Frame frame) {
        Emitter emit = frame.emit().scoped("finer");
        Value logits = frame.logits();
        Value nearest = nearest(emit, frame);
        Value references = emit.gatherElements(logits, nearest, 1);
        Value slopes = weights.slopes(emit, emit.softmax(references, 1), references);
        Value against = emit.scatterAdd(emit.zerosLike(logits), nearest, slopes, 1);
        return emit.sub(frame.oneHot(), emit.scale(against, alpha));
    }

    /** Emits the indices of the classes whose logits are nearest to the target's, {@code int64[N,references]}. */
    private Value nearest(Emitter emit, Frame frame) {
        Value target = emit.relu(frame.oneHot());
        Value score = emit.reduceSum(emit.mul(target, frame.logits()), 1);
        Value distance = emit.abs(emit.sub(frame.logits(), score));
        Value others = emit.add(distance, emit.scale(target, OUT_OF_REACH));
        return emit.topK(emit.neg(others), available(frame.network().scores())).get(1);
    }

    private long available(long classes) {
        if (classes < 2) {
            throw new IllegalArgumentException(
                    "the model has one score; finer-cam compares classes. Use grad-cam for this model");
        }
        return Math.min(references, classes - 1);
    }
}
