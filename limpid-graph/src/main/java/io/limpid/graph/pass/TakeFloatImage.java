package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.TensorType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets a model whose image is of whole numbers take floats that hold them: {@code Cast(x: uint8) -> Cast(x: float)}. So a signal
 * can reach the image.
 *
 * <p>Does not fire where the model does more with the whole numbers than to move them about, ask for their shape and cast them.
 */
public final class TakeFloatImage implements Pass {
    private static final Set<String> MOVERS =
            Set.of("Flatten", "Gather", "Identity", "Reshape", "Slice", "Split", "Squeeze", "Transpose", "Unsqueeze");
    private static final List<String> READERS = List.of("Cast", "Shape", "Size");

    @Override
    public Graph apply(Graph graph) {
        Optional<Set<Value>> image = graph.inputs().stream()
                .findFirst()
                .filter(input -> graph.findType(input)
                        .filter(type -> isWhole(type.element()))
                        .isPresent())
                .flatMap(input -> moved(graph, input));
        return image.map(values -> withFloats(graph, values)).orElse(graph);
    }

    private static boolean isWhole(ElementType element) {
        return !element.isFloating() && element.bytes() > 0 && element != ElementType.BOOL;
    }

    /** Returns the values that hold the image's own numbers; empty if a node computes with them. */
    private static Optional<Set<Value>> moved(Graph graph, Value input) {
        Set<Value> moved = new HashSet<>(Set.of(input));
        for (Node node : graph.nodes()) {
            boolean reads = node.reads().stream().anyMatch(moved::contains);
            if (reads && moves(node, moved)) {
                moved.addAll(node.outputs());
            } else if (reads && !(node.domain().isEmpty() && READERS.contains(node.opType()))) {
                return Optional.empty();
            }
        }
        return Optional.of(moved);
    }

    private static boolean moves(Node node, Set<Value> moved) {
        return node.domain().isEmpty()
                && MOVERS.contains(node.opType())
                && moved.contains(node.input(0))
                && node.inputs().stream().skip(1).noneMatch(moved::contains);
    }

    private static Graph withFloats(Graph graph, Set<Value> image) {
        GraphBuilder builder = graph.toBuilder();
        image.forEach(value -> graph.findType(value)
                .ifPresent(type -> builder.type(value, new TensorType(ElementType.FLOAT, type.shape()))));
        return builder.build();
    }
}
