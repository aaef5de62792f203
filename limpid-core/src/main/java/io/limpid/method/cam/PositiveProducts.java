package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each place by its signal where signal and activation multiply to something positive, so that the map is
 * {@code sum_k max(g_kij A_kij, 0)}: Grad-CAM element by element.
 */
record PositiveProducts() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        Value isPositive = emit.greater(emit.mul(activations, signal), emit.constant(0f));
        return emit.where(isPositive, signal, emit.constant(0f));
    }

    @Override
    public boolean isByPlace() {
        return true;
    }
}
