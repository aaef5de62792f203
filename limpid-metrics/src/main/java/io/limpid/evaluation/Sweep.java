package io.limpid.evaluation;

import io.limpid.Method;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodSpec;
import io.limpid.program.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * At which layers methods look.
 *
 * @param parts {@code auto}, {@code each}, {@code stages}, {@code input}, or names of layers
 */
public record Sweep(List<String> parts) {
    private static final String LAYER = "layer";
    private static final String AUTO = "auto";
    private static final String EACH = "each";
    private static final String STAGES = "stages";

    public Sweep {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException(
                    "no layer is given; give auto, each, stages, input, or names with commas between");
        }
    }

    /** Returns that each method looks where it does by itself. */
    public static Sweep none() {
        return new Sweep(List.of(AUTO));
    }

    /**
     * Reads a list with commas between: {@code auto}; {@code each} layer that all paths pass; {@code stages}, the last of them at
     * each size; {@code input}; names.
     */
    public static Sweep parse(String text) {
        return new Sweep(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList());
    }

    /**
     * Returns the methods that specs ask for: one for each layer where the method has a layer and the spec does not say which.
     *
     * @throws IllegalArgumentException if a method, parameter, value or layer does not exist
     */
    public List<Contender> contenders(List<String> specs, Network network) {
        List<String> layers = layers(network);
        return specs.stream()
                .distinct()
                .flatMap(text -> contenders(text, layers, network))
                .toList();
    }

    private static Stream<Contender> contenders(String text, List<String> layers, Network network) {
        MethodSpec spec = MethodSpec.parse(text);
        boolean open =
                Methods.entry(spec.name()).has(LAYER) && !spec.parameters().containsKey(LAYER);
        if (!open || layers.equals(List.of(AUTO))) {
            return Stream.of(new Contender(text, Optional.empty(), checked(Methods.of(spec), network)));
        }
        return layers.stream()
                .map(layer ->
                        new Contender(text, Optional.of(layer), checked(Methods.of(spec.with(LAYER, layer)), network)));
    }

    private static Method checked(Method method, Network network) {
        if (method.layer() instanceof TargetLayer.Named named) {
            network.layer(named);
        }
        return method;
    }

    private List<String> layers(Network network) {
        return parts.stream()
                .flatMap(part -> named(part, network).stream())
                .distinct()
                .toList();
    }

    private static List<String> named(String part, Network network) {
        if (part.equals(EACH)) {
            return network.cuts().stream().map(Layer::name).toList();
        }
        return part.equals(STAGES) ? stages(network.cuts()) : List.of(part);
    }

    private static List<String> stages(List<Layer> cuts) {
        Map<String, String> last = new LinkedHashMap<>();
        for (Layer layer : cuts) {
            String size = layer.shape().size(2) + "x" + layer.shape().size(3);
            last.remove(size);
            last.put(size, layer.name());
        }
        return new ArrayList<>(last.values());
    }
}
