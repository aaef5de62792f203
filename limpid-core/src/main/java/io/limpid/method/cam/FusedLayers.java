package io.limpid.method.cam;

import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.spec.Parameter;
import io.limpid.program.Frame;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several layers at once.
 *
 * @param named the layers, from shallow to deep; empty for the last layer of each resolution
 */
public record FusedLayers(List<TargetLayer> named) {
    /** The parameter that {@link #parse} reads. */
    public static final Parameter LAYERS = new Parameter(
            "layers",
            "auto",
            "tensor or node names from shallow to deep, with | between; auto: the last of each resolution");

    public FusedLayers {
        named = List.copyOf(named);
    }

    /** Reads the text of the parameter. */
    public static FusedLayers parse(String text) {
        return text.equals("auto")
                ? new FusedLayers(List.of())
                : new FusedLayers(
                        Arrays.stream(text.split("\\|")).map(TargetLayer::parse).toList());
    }

    /** Returns the layer that stands for all. */
    public TargetLayer deepest() {
        return named.isEmpty() ? TargetLayer.lastSpatial() : named.get(named.size() - 1);
    }

    /** Returns the layers, from shallow to deep. */
    public List<Layer> of(Frame frame) {
        if (!named.isEmpty()) {
            return named.stream().map(layer -> SpatialLayer.of(frame, layer)).toList();
        }
        return lastOfEachSize(frame.network().spatialLayers());
    }

    /** Returns the last layer of each size, in their order, also where a network enlarges what it made small. */
    static List<Layer> lastOfEachSize(List<Layer> layers) {
        Map<List<Long>, Layer> lastOfSize = new LinkedHashMap<>();
        for (Layer layer : layers) {
            List<Long> size = List.of(layer.shape().size(2), layer.shape().size(3));
            lastOfSize.remove(size);
            lastOfSize.put(size, layer);
        }
        return List.copyOf(lastOfSize.values());
    }
}
