package io.limpid.method.cam;

import io.limpid.Display;
import io.limpid.backward.Composite;
import io.limpid.backward.Seed;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.MethodSpec;
import io.limpid.method.spec.Specified;
import io.limpid.program.Frame;
import io.limpid.program.Normalization;
import io.limpid.program.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A CAM for shallow layers: each channel's spatially weighted activations as a mask, {@code S_k = max(ds/dA_k, 0) A_k}, times
 * the relevance {@code R_k} that comes down to the channel from layer to layer: {@code sum_k W_k S_k}, {@code [N,h,w]}, where
 * {@code W_k} is {@code R_k} place by place, or its mean.
 *
 * <p>A reconstruction. Cheng et al., Computer Science 52(6A):240500140, 2025, say in their abstract that relevance between
 * adjacent layers gives weights, and that spatially weighted feature maps are the masks that these multiply; their formulas
 * were not at hand. This is the smallest formula that holds all of it, not a copy of theirs. Relevance starts at the last layer
 * with height and width, as that layer's masks, so that it passes between layers only; a start at all logits, as in Relevance-CAM,
 * is clearly below LayerCAM on some networks, and this is on none that was tried (docs/studies.md).
 *
 * @param canonical the spec with every parameter
 * @param layer where it looks
 * @param score what is differentiated for the masks
 * @param form the choices that the abstract leaves open
 */
record SpatialRelevanceCam(MethodSpec canonical, TargetLayer layer, Score score, SpatialForm form)
        implements GraphCam, Specified {
    private static final Composite RELEVANCE = Composites.relevanceCam();

    @Override
    public Display display() {
        return Display.POSITIVE;
    }

    @Override
    public Normalization normalization() {
        return Normalization.FOLDED;
    }

    @Override
    public Value emitComponents(Frame frame) {
        Emitter emit = frame.emit().scoped(canonical.name());
        Layer at = SpatialLayer.of(frame, layer);
        Layer last = SpatialLayer.of(frame, TargetLayer.lastSpatial());
        List<Value> stages = form.cascade() == SpatialForm.Cascade.ON ? stages(frame, at) : List.of();
        Map<Value, Value> masks = masks(frame, at, last, stages);
        Seed seed = seed(frame, last, masks);
        for (Value stage : stages) {
            if (stage.equals(seed.tensor())) {
                continue;
            }
            Value arrived = relevance(frame, seed, stage);
            Value mask = SpatialForm.Mask.LAYER.of(emit, mask(masks, stage));
            seed = new Seed(stage, emit.mul(arrived, mask));
        }
        Value weights = form.weights().of(emit, relevance(frame, seed, at.value()));
        return emit.mul(weights, form.mask().of(emit, mask(masks, at.value())));
    }

    private Seed seed(Frame frame, Layer last, Map<Value, Value> masks) {
        return switch (form.start()) {
            case CONTRASTIVE -> frame.atLogits(ClassSeed.CONTRASTIVE.of(frame));
            case TARGET -> frame.atLogits(ClassSeed.TARGET.of(frame));
            case LAYER_CAM -> new Seed(last.value(), mask(masks, last.value()));
        };
    }

    private static Value relevance(Frame frame, Seed seed, Value wanted) {
        return seed.tensor().equals(wanted) ? seed.signal() : frame.relevance(RELEVANCE, seed, wanted);
    }

    /** Emits the spatially weighted activations of all layers that count, in one pass. */
    private Map<Value, Value> masks(Frame frame, Layer at, Layer last, List<Value> stages) {
        List<Value> wanted = new ArrayList<>(stages);
        wanted.add(at.value());
        wanted.add(last.value());
        Map<Value, Value> masks = new LinkedHashMap<>();
        frame.backward(Composites.gradient(), frame.seed(score), wanted)
                .forEach((value, gradient) ->
                        masks.put(value, frame.emit().mul(frame.emit().relu(gradient), value)));
        return masks;
    }

    private static Value mask(Map<Value, Value> masks, Value layer) {
        return Objects.requireNonNull(masks.get(layer));
    }

    /** Returns the last layer of each resolution that all paths pass, behind this one, from deep to shallow. */
    private static List<Value> stages(Frame frame, Layer at) {
        Set<Value> behind = frame.network().graph().downstream(List.of(at.value()));
        Map<List<Long>, Value> lastOfSize = new LinkedHashMap<>();
        for (Layer layer : frame.network().cuts()) {
            if (behind.contains(layer.value()) && !layer.value().equals(at.value())) {
                lastOfSize.put(List.of(layer.shape().size(2), layer.shape().size(3)), layer.value());
            }
        }
        List<Value> stages = new ArrayList<>(lastOfSize.values());
        Collections.reverse(stages);
        return stages;
    }
}
