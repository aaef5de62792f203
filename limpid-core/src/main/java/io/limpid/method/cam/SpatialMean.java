package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each channel by the spatial mean of its signal: {@code w_k = mean_ij g_kij}.
 *
 * <p>Selvaraju et al., "Grad-CAM", ICCV 2017, equation 1.
 */
record SpatialMean() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        return emit.reduceMean(signal, 2, 3);
    }
}
