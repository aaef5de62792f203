package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each channel by its gradients, each by the activation's share: {@code w_k = sum_ij A_kij g_kij / (sum_ij A_kij + epsilon)};
 * 0 where the activations sum to nearly 0.
 *
 * <p>Fu et al., "Axiom-based Grad-CAM" (XGrad-CAM), BMVC 2020, equation 8.
 *
 * @param epsilon added to the denominator; 0 is the paper's formula
 */
record ActivationShare(float epsilon) implements ChannelWeighting {
    private static final float NEARLY_ZERO = 1e-12f;

    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        Value sums = emit.reduceSum(activations, 2, 3);
        Value weighted = emit.reduceSum(emit.mul(activations, signal), 2, 3);
        Value usable = emit.greater(emit.abs(sums), emit.constant(NEARLY_ZERO));
        Value denominator = emit.add(emit.where(usable, sums, emit.constant(1f)), emit.constant(epsilon));
        return emit.where(usable, emit.div(weighted, denominator), emit.constant(0f));
    }
}
