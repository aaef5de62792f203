package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each channel by the spatial sum of its signal. Behind global average pooling and a linear layer, the gradient's sum
 * is the linear layer's weight {@code W[c,k]}.
 *
 * <p>Zhou et al., "Learning Deep Features for Discriminative Localization", CVPR 2016, equation 2.
 */
record SpatialSum() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        return emit.reduceSum(signal, 2, 3);
    }
}
