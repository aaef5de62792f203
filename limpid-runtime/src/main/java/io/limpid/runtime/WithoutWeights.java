package io.limpid.runtime;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes large weights that only meet the image zeros, which ONNX Runtime lays out by itself: a graph that is run for the shapes in
 * it need not be handed half a gigabyte.
 *
 * <p>A graph whose shapes may follow from what its nodes compute keeps its weights.
 *
 * @param lookingAtImage the values that depend on the image
 */
record WithoutWeights(Set<Value> lookingAtImage) implements Pass {
    private static final long LARGE_BYTES = 1 << 20;

    private static final Set<String> SHAPES_FOLLOW_NUMBERS =
            Set.of("NonZero", "Compress", "Unique", "NonMaxSuppression", "If", "Loop", "Scan", "Range", "TopK");

    @Override
    public Graph apply(Graph graph) {
        boolean shapesAreFree = graph.nodes().stream().noneMatch(node -> SHAPES_FOLLOW_NUMBERS.contains(node.opType()));
        return shapesAreFree ? without(meetingTheImageOnly(graph), graph) : graph;
    }

    private Set<Value> meetingTheImageOnly(Graph graph) {
        Set<Value> large = new LinkedHashSet<>();
        graph.initializers().forEach((value, weight) -> {
            if (isLarge(weight)) {
                large.add(value);
            }
        });
        graph.outputs().forEach(large::remove);
        graph.nodes().stream()
                .filter(node -> node.outputs().stream().noneMatch(lookingAtImage::contains))
                .forEach(node -> large.removeAll(node.reads()));
        return large;
    }

    private static boolean isLarge(Tensor weight) {
        return weight.type() == ElementType.FLOAT && weight.bytes().remaining() >= LARGE_BYTES;
    }

    private static Graph without(Set<Value> weights, Graph graph) {
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach(builder::type);
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach((value, weight) -> {
            if (!weights.contains(value)) {
                builder.initializer(value, weight);
            }
        });
        for (Value value : weights) {
            Tensor weight = Objects.requireNonNull(graph.initializers().get(value));
            Value sizes = builder.constant(value.name() + "/sizes", Tensor.vector(weight.shape()));
            builder.node(Node.of("ConstantOfShape", List.of(sizes), List.of(value), Attributes.NONE));
        }
        builder.nodes(graph.nodes());
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
