package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a graph from a layer to the logits, as a graph of its own whose input is the layer. */
final class Head {
    private Head() {}

    /**
     * Cuts a typed graph with one input.
     *
     * @throws IllegalArgumentException if the logits depend on the input by a path round the layer
     */
    static Graph above(Value layer, Value logits, Graph graph) {
        Set<Value> needed = needed(layer, logits, graph);
        if (needed.contains(graph.inputs().get(0))) {
            throw new IllegalArgumentException("layer " + layer.name() + " is not the only way from the image to the"
                    + " scores, so the rest of the model cannot run from it alone; choose a layer that all paths pass,"
                    + " such as the sum that ends a block. `limpid inspect` lists the layers");
        }
        GraphBuilder head = new GraphBuilder();
        graph.types().forEach(head::type);
        head.input(layer);
        graph.initializers().forEach((value, tensor) -> {
            if (needed.contains(value)) {
                head.initializer(value, tensor);
            }
        });
        graph.nodes().stream().filter(node -> computes(node, layer, needed)).forEach(head::node);
        return head.output(logits).build();
    }

    private static Set<Value> needed(Value layer, Value logits, Graph graph) {
        Set<Value> needed = new HashSet<>(Set.of(logits));
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (computes(nodes.get(i), layer, needed)) {
                needed.addAll(nodes.get(i).reads());
            }
        }
        return needed;
    }

    private static boolean computes(Node node, Value layer, Set<Value> needed) {
        return node.outputs().stream().anyMatch(needed::contains)
                && !node.outputs().contains(layer);
    }
}
