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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * LayerCAM maps of several layers, each scaled to 0–1, the shallow ones once more to {@code tanh(gamma M / max M)}, all
 * interpolated to the finest of them and joined by their maximum: {@code [N,h,w]}, 0 or more.
 *
 * <p>Jiang et al., "LayerCAM", IEEE Transactions on Image Processing 2021, section III-D and equation 9.
 *
 * @param canonical the spec with every parameter
 * @param layers which layers
 * @param score what is differentiated
 * @param shallow how shallow layers are scaled
 */
record LayerCamFusion(MethodSpec canonical, FusedLayers layers, Score score, Shallow shallow)
        implements GraphMethod, Specified {
    /**
     * How shallow layers are scaled.
     *
     * @param gamma how steeply
     * @param deepest how many of the deepest layers are not scaled so
     */
    record Shallow(float gamma, int deepest) {}

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
        List<Layer> fineToCoarse = new ArrayList<>(layers.of(frame));
        fineToCoarse.sort(Comparator.comparingLong(
                        (Layer layer) -> layer.shape().size(2) * layer.shape().size(3))
                .reversed());
        List<Value> values = fineToCoarse.stream().map(Layer::value).toList();
        Map<Value, Value> gradients = frame.backward(Composites.gradient(), frame.seed(score), values);
        Emitter emit = frame.emit().scoped(canonical.name());
        Layer finest = fineToCoarse.get(0);
        int steep = fineToCoarse.size() - shallow.deepest();
        List<Value> maps = new ArrayList<>();
        for (Value value : values) {
            Value scaled = scaled(emit, value, gradients.getOrDefault(value, Value.ABSENT));
            Value bent = maps.size() < steep ? emit.tanh(emit.scale(scaled, shallow.gamma())) : scaled;
            maps.add(emit.resize(bent, finest.shape().size(2), finest.shape().size(3)));
        }
        return emit.squeeze(maps.stream().reduce(emit::max).orElseThrow(), 1);
    }

    /** Emits a layer's LayerCAM map over its greatest value, {@code [N,1,h,w]}; zeros where nothing is positive. */
    private static Value scaled(Emitter emit, Value activations, Value gradient) {
        Value weights = new PositivePlaces().weigh(emit, activations, gradient);
        Value map = emit.relu(emit.reduceSum(emit.mul(weights, activations), 1));
        return emit.divOrZero(map, emit.reduceMax(map, 2, 3));
    }
}
