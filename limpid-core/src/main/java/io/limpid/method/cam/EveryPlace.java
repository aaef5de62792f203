package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each place of each channel by its own signal: {@code w_kij = g_kij}.
 *
 * <p>Draelos and Carin, "Use HiResCAM instead of Grad-CAM for faithful explanations of convolutional neural networks",
 * arXiv 2011.08891, equation 4.
 */
record EveryPlace() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        return signal;
    }

    @Override
    public boolean isByPlace() {
        return true;
    }
}
