package io.limpid.layer;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.TensorType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns features whose channels stay last up to the scores to {@code [N,C,h,w]} and back, so that methods find layers like any
 * other there. What is computed stays the same, and where nobody looks ONNX Runtime takes the two turns out.
 *
 * @param layers what stands for each of the features, with its channels second
 */
public record TurnedLayers(Map<Value, Value> layers) implements Pass {
    private static final String MARK = ".channelsSecond";

    /** Finds the features of a prepared graph. */
    public static TurnedLayers of(Graph graph, Value logits) {
        Map<Value, Value> layers = new LinkedHashMap<>();
        new FeaturePath(graph, graph.inputs().get(0), logits)
                .lastUpToTheScores()
                .forEach(feature -> layers.put(feature, Value.of(feature.name() + MARK)));
        return new TurnedLayers(layers);
    }

    @Override
    public Graph apply(Graph graph) {
        if (layers.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.withoutNodes();
        Map<Value, Value> instead = new HashMap<>();
        for (Node node : graph.nodes()) {
            builder.node(node.reading(instead));
            node.outputs().stream()
                    .filter(layers::containsKey)
                    .forEach(feature -> instead.put(feature, turned(builder, graph, feature)));
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    /** Writes both turns, and returns what comes out of them. */
    private Value turned(GraphBuilder builder, Graph graph, Value feature) {
        Value layer = layers.getOrDefault(feature, feature);
        Value back = Value.of(layer.name() + ".back");
        TensorType type = graph.type(feature);
        builder.node(ChannelsFirst.turning(feature, layer))
                .type(layer, new TensorType(type.element(), ChannelsFirst.of(type.shape())));
        builder.node(ChannelsFirst.undoing(layer, back)).type(back, type);
        return back;
    }
}
