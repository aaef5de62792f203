package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Score;
import io.limpid.tensor.Shape;

/**
 * Guided backpropagation at the input, {@code [N,C,H,W]}, times the positive part of Grad-CAM at a layer, interpolated to
 * the input's size: fine detail where the class is seen.
 *
 * <p>Selvaraju et al., "Grad-CAM", ICCV 2017, section 3.2.
 *
 * @param canonical the spec with every parameter
 * @param layer where Grad-CAM looks
 * @param score what is differentiated
 */
record GuidedGradCam(MethodSpec canonical, TargetLayer layer, Score score) implements GraphMethod, Specified {
    @Override
    public Display display() {
        return Display.MAGNITUDE;
    }

    @Override
    public Value emit(Frame frame) {
        Layer at = SpatialLayer.of(frame, layer);
        Emitter emit = frame.emit().scoped(canonical.name());
        Value gradient = new GradientSignal(score).at(frame, at);
        Value weights = new SpatialMean().weigh(emit, at.value(), gradient);
        Value map = emit.relu(emit.reduceSum(emit.mul(weights, at.value()), 1));
        Value input = frame.network().input();
        Shape size = frame.network().graph().type(input).shape();
        Value guided = frame.backward(Composites.guidedBackprop(), frame.seed(score), input);
        return emit.mul(guided, emit.resize(map, size.size(2), size.size(3)));
    }
}
