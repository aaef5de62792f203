package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each place of each channel by its positive signal: {@code w_kij = max(g_kij, 0)}.
 *
 * <p>Jiang et al., "LayerCAM", IEEE Transactions on Image Processing 2021, equation 6.
 */
record PositivePlaces() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        return emit.relu(signal);
    }

    @Override
    public boolean isByPlace() {
        return true;
    }
}
