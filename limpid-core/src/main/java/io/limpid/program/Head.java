package io.limpid.program;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The part of a graph from a layer to the logits, as a graph of its own whose first input is the layer. */
final class Head {
    private Head() {}

    /**
     * Cuts a typed graph with one input.
     *
     * @throws IllegalArgumentException if the logits do not depend on the layer, or on the input by a path round it too
     */
    static Graph above(Value layer, Value logits, Graph graph) {
        if (!goingRound(layer, logits, graph).isEmpty()) {
            throw new IllegalArgumentException("layer " + layer.name() + " is not the only way from the image to the"
                    + " scores, so the rest of the model cannot run from it alone; choose a layer that all paths pass,"
                    + " such as the sum that ends a block. `limpid inspect` lists the layers");
        }
        return cut(layer, List.of(), logits, graph);
    }

    /**
     * Cuts a typed graph with one input; what the part reads of paths round the layer are further inputs.
     *
     * @throws IllegalArgumentException if the logits do not depend on the layer, or if what is read beside it are no rows of
     *     floats, one for each image
     */
    static Graph beside(Value layer, Value logits, Graph graph) {
        List<Value> beside = goingRound(layer, logits, graph);
        beside.forEach(value -> requireRows(value, layer, graph));
        return cut(layer, beside, logits, graph);
    }

    /** Returns what the part reads that depends on the image, but not on the layer. */
    private static List<Value> goingRound(Value layer, Value logits, Graph graph) {
        List<Node> behind = graph.between(List.of(layer), List.of(logits));
        if (behind.isEmpty()) {
            throw new IllegalArgumentException("the scores do not depend on layer " + layer.name()
                    + "; choose another layer. `limpid inspect` lists them");
        }
        Set<Value> ofLayer = graph.downstream(List.of(layer));
        Set<Value> ofImage = graph.downstream(List.of(graph.inputs().get(0)));
        return behind.stream()
                .flatMap(node -> node.reads().stream())
                .filter(value -> ofImage.contains(value) && !ofLayer.contains(value))
                .distinct()
                .toList();
    }

    private static void requireRows(Value value, Value layer, Graph graph) {
        TensorType type = graph.type(value);
        Shape shape = type.shape();
        boolean areRows = type.element() == ElementType.FLOAT
                && shape.rank() > 0
                && shape.dims().get(0).equals(graph.type(layer).shape().dims().get(0))
                && shape.with(0, new Dim.Fixed(1)).isFixed();
        if (!areRows) {
            throw new IllegalArgumentException(
                    "what stands behind layer " + layer.name() + " also reads " + value.name()
                            + ", " + type
                            + ", which cannot be kept as it is for each image; choose a layer that all paths pass,"
                            + " such as the sum that ends a block. `limpid inspect` lists the layers");
        }
    }

    private static Graph cut(Value layer, List<Value> beside, Value logits, Graph graph) {
        Set<Value> given = new HashSet<>(beside);
        given.add(layer);
        Set<Value> needed = needed(given, logits, graph);
        GraphBuilder head = new GraphBuilder();
        graph.types().forEach(head::type);
        head.input(layer);
        beside.forEach(head::input);
        graph.initializers().forEach((value, tensor) -> {
            if (needed.contains(value)) {
                head.initializer(value, tensor);
            }
        });
        graph.nodes().stream().filter(node -> computes(node, given, needed)).forEach(head::node);
        return head.output(logits).build();
    }

    private static Set<Value> needed(Set<Value> given, Value logits, Graph graph) {
        Set<Value> needed = new HashSet<>(Set.of(logits));
        List<Node> nodes = graph.nodes();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (computes(nodes.get(i), given, needed)) {
                needed.addAll(nodes.get(i).reads());
            }
        }
        return needed;
    }

    private static boolean computes(Node node, Set<Value> given, Set<Value> needed) {
        return node.outputs().stream().anyMatch(needed::contains)
                && node.outputs().stream().noneMatch(given::contains);
    }
}
