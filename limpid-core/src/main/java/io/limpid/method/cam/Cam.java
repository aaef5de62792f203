package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Layer;
import io.limpid.program.Normalization;
import io.limpid.program.TargetLayer;

/**
 * A class activation map {@code sum_k w_k A_k}, {@code [N,h,w]}, signed: a layer's activations weighted channel by
 * channel. The ReLU that papers put behind it belongs to the heatmap.
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param signal what is weighed with: gradient, relevance or contribution at the layer
 * @param weighting from activations and signal to weights
 */
record Cam(MethodSpec canonical, TargetLayer layer, Signal signal, ChannelWeighting weighting)
        implements GraphCam, Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Normalization normalization() {
        return signal.normalization();
    }

    @Override
    public Value emitComponents(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        Value weights = weighting.weigh(emit, at.value(), signal.at(frame, at));
        return emit.mul(weights, at.value());
    }
}
