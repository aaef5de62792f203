package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Normalization;
import io.limpid.tensor.Dim;

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

    /** {@inheritDoc} One weight a channel makes the sum a product of a row and a matrix. */
    @Override
    public Value emit(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        if (weighting.isByPlace() || !at.shape().with(0, new Dim.Fixed(1)).isFixed()) {
            return GraphCam.super.emit(frame);
        }
        Emitter emit = frame.emit().scoped(canonical.name());
        long channels = at.shape().size(1);
        long height = at.shape().size(2);
        long width = at.shape().size(3);
        Value row = emit.reshape(weights(frame, at, emit), 0, 1, channels);
        Value places = emit.reshape(at.value(), 0, channels, height * width);
        return emit.reshape(emit.matMul(row, places), 0, height, width);
    }

    @Override
    public Value emitComponents(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        return emit.mul(weights(frame, at, emit), at.value());
    }

    private Value weights(Frame frame, Layer at, Emitter emit) {
        return weighting.weigh(emit, at.value(), signal.at(frame, at));
    }
}
