package io.limpid.method.combination;

import io.limpid.Display;
import io.limpid.GraphMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.FusedLayers;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The maps of one CAM at several layers, each cleared of what is negative, enlarged to the finest and scaled to 0–1,
 * multiplied: {@code prod_l norm(up(max(M_l, 0)))}, {@code [N,h,w]}, 0 to 1. Deep layers say where, shallow ones refine it.
 *
 * @param canonical the spec with every parameter
 * @param layers which layers
 * @param cam makes the CAM of a layer
 */
record RefineCam(MethodSpec canonical, FusedLayers layers, Function<TargetLayer, GraphMethod> cam)
        implements GraphMethod, Specified {
    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public TargetLayer layer() {
        return layers.deepest();
    }

    @Override
    public Value emit(Frame frame) {
        Emitter emit = frame.emit().scoped(canonical.name());
        List<Layer> all = layers.of(frame);
        Layer finest =
                all.stream().max(Comparator.comparingLong(RefineCam::places)).orElseThrow();
        return all.stream()
                .map(layer -> map(frame, emit, layer, finest))
                .reduce(emit::mul)
                .map(product -> emit.squeeze(product, 1))
                .orElseThrow();
    }

    private static long places(Layer layer) {
        return layer.shape().size(2) * layer.shape().size(3);
    }

    private Value map(Frame frame, Emitter emit, Layer layer, Layer finest) {
        Value map = cam.apply(TargetLayer.named(layer.name())).emit(frame);
        Value positive = emit.relu(emit.unsqueeze(map, 1));
        Value enlarged =
                emit.resize(positive, finest.shape().size(2), finest.shape().size(3));
        Value raised = emit.sub(enlarged, emit.reduceMin(enlarged, 2, 3));
        return emit.divOrZero(raised, emit.reduceMax(raised, 2, 3));
    }
}
