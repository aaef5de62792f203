package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** How a CAM weighs the channels of a layer, from the layer's activations and a signal of the same shape. */
interface ChannelWeighting {
    /**
     * Emits the weights.
     *
     * @param activations {@code [N,C,h,w]}
     * @param signal {@code [N,C,h,w]}
     * @return {@code [N,C,1,1]} for one weight a channel, {@code [N,C,h,w]} for one a place
     */
    Value weigh(Emitter emit, Value activations, Value signal);

    /** Tells whether each place has a weight of its own. */
    default boolean isByPlace() {
        return false;
    }
}
