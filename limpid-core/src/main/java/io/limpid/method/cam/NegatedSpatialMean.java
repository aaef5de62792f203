package io.limpid.method.cam;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/**
 * Weighs each channel by the negated spatial mean of its signal: shows what speaks against the class.
 *
 * <p>Selvaraju et al., "Grad-CAM", ICCV 2017, section 3.3 (counterfactual explanations).
 */
record NegatedSpatialMean() implements ChannelWeighting {
    @Override
    public Value weigh(Emitter emit, Value activations, Value signal) {
        return emit.neg(emit.reduceMean(signal, 2, 3));
    }
}
