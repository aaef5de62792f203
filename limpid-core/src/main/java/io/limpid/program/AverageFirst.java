package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes means and sums over places before there are places: {@code mean(Expand(v)) -> v},
 * {@code sum(Expand(v) x) -> v sum(x)} and {@code mean(Reshape(g W)) -> g mean(W)}, where ONNX Runtime computes the mean of weights
 * when a session is created.
 *
 * <p>Behind a layer that a dense layer reads, Grad-CAM's weights need the mean of the signal only: the dense layer's weights,
 * often most of a model, are then read once, on the way forward.
 */
record AverageFirst() implements Pass {
    private static final int RANK = 4;
    private static final Tensor PLACES = Tensor.vector(2, 3);

    @Override
    public Graph apply(Graph graph) {
        Reductions reductions = new Reductions(graph);
        Map<Node, Function<Emitter, Value>> shortened = new HashMap<>();
        graph.nodes().stream()
                .filter(node -> isOverPlaces(graph, node))
                .forEach(node -> reductions.shortened(node).ifPresent(shorter -> shortened.put(node, shorter)));
        return shortened.isEmpty() ? graph : rewritten(graph, shortened);
    }

    private static boolean isOverPlaces(Graph graph, Node node) {
        return (node.is("ReduceMean") || node.is("ReduceSum"))
                && node.inputs().size() == 2
                && node.attributes().integer("keepdims", 1) == 1
                && graph.constant(node.input(1)).filter(PLACES::equals).isPresent();
    }

    private static Graph rewritten(Graph graph, Map<Node, Function<Emitter, Value>> shortened) {
        GraphBuilder builder = graph.withoutNodes();
        Emitter emit = Emitter.into(builder, "limpid/average-first");
        for (Node node : graph.nodes()) {
            Function<Emitter, Value> shorter = shortened.get(node);
            builder.node(
                    shorter == null
                            ? node
                            : Node.of("Identity", List.of(shorter.apply(emit)), node.outputs(), Attributes.NONE));
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    /** Means and sums over places in one graph. */
    private record Reductions(Graph graph) {
        /** Returns how to write a reduction without the places, if that can be done. */
        Optional<Function<Emitter, Value>> shortened(Node reduction) {
            Value value = reduction.input(0);
            Optional<Function<Emitter, Value>> ofSpread = spread(value).map(spread -> emit -> spread.input(0));
            Optional<Function<Emitter, Value>> ofProduct =
                    readOnce(value, "Reshape").filter(this::isProduct).map(node -> emit -> meanOfProduct(emit, node));
            Optional<Function<Emitter, Value>> weighted =
                    readOnce(value, "Mul").flatMap(node -> weighted(reduction, node));
            return reduction.is("ReduceMean") ? ofSpread.or(() -> ofProduct).or(() -> weighted) : weighted;
        }

        /** Returns the node that gives a value, if it is of a type and nothing else reads the value. */
        private Optional<Node> readOnce(Value value, String opType) {
            boolean once =
                    graph.consumers(value).size() == 1 && !graph.outputs().contains(value);
            return graph.producer(value).filter(node -> once && node.is(opType));
        }

        /** Returns the Expand that lays out one number a channel, if a value is that and perhaps brought into another layout. */
        private Optional<Node> spread(Value value) {
            Value inner = readOnce(value, "Conv")
                    .filter(this::keepsAll)
                    .map(conv -> conv.input(0))
                    .orElse(value);
            return readOnce(inner, "Expand").filter(node -> sizes(node).length == RANK && isOneAChannel(node.input(0)));
        }

        /** Tells whether a node is the convolution that brings values into the layout of convolutions, and changes nothing. */
        private boolean keepsAll(Node node) {
            return node.inputs().stream().filter(Value::isPresent).count() == 2
                    && node.attributes().entries().keySet().equals(Set.of("group"))
                    && graph.constant(node.input(1))
                            .filter(kernel -> kernel.equals(Tensor.filled(1, kernel.shape()[0], 1, 1, 1)))
                            .isPresent();
        }

        /** Returns the shape that a node is told to give, where it is a constant. */
        private long[] sizes(Node node) {
            return graph.constant(node.input(1)).map(Tensor::toLongs).orElse(new long[0]);
        }

        private boolean isOneAChannel(Value value) {
            Optional<Node> producer = graph.producer(value);
            if (producer.isEmpty() || graph.findType(value).isPresent()) {
                return isOfPlaces(value, 1, 1);
            }
            return switch (producer.get().opType()) {
                case "Reshape" -> endsIn(sizes(producer.get()), 1, 1);
                case "Div", "Mul" ->
                    isScalar(producer.get().input(1))
                            && isOneAChannel(producer.get().input(0));
                default -> false;
            };
        }

        private boolean isScalar(Value value) {
            return graph.constant(value)
                    .filter(tensor -> tensor.shape().length == 0)
                    .isPresent();
        }

        /** Tells whether a value is known to have so many places: by its type, or by that of one it is computed from place by place. */
        private boolean isOfPlaces(Value value, long height, long width) {
            Optional<TensorType> type = graph.findType(value);
            if (type.isPresent()) {
                List<Dim> dims = type.get().shape().dims();
                return dims.size() == RANK
                        && dims.subList(2, RANK).equals(List.of(new Dim.Fixed(height), new Dim.Fixed(width)));
            }
            return graph.producer(value)
                    .filter(node -> node.is("Sub") || node.is("Add") || node.is("Mul"))
                    .filter(node -> node.inputs().stream().anyMatch(input -> isOfPlaces(input, height, width)))
                    .isPresent();
        }

        private static boolean endsIn(long[] sizes, long height, long width) {
            return sizes.length == RANK && sizes[2] == height && sizes[3] == width;
        }

        private Optional<Function<Emitter, Value>> weighted(Node reduction, Node product) {
            return weighted(reduction, product.input(0), product.input(1))
                    .or(() -> weighted(reduction, product.input(1), product.input(0)));
        }

        private Optional<Function<Emitter, Value>> weighted(Node reduction, Value weight, Value values) {
            return spread(weight)
                    .filter(spread -> isOfPlaces(values, sizes(spread)[2], sizes(spread)[3]))
                    .map(spread -> emit -> emit.mul(
                            spread.input(0),
                            emit.node(
                                    reduction.opType(), List.of(values, reduction.input(1)), reduction.attributes())));
        }

        /** Tells whether a node gives a product with weights its places. */
        private boolean isProduct(Node reshape) {
            long[] sizes = sizes(reshape);
            return sizes.length == RANK
                    && Arrays.stream(sizes).skip(1).allMatch(size -> size > 0)
                    && readOnce(reshape.input(0), "Gemm")
                            .filter(this::isBareGemm)
                            .isPresent();
        }

        private boolean isBareGemm(Node node) {
            return node.inputs().stream().filter(Value::isPresent).count() == 2
                    && node.attributes().integer("transA", 0) == 0
                    && graph.constant(node.input(1)).isPresent();
        }

        private Value meanOfProduct(Emitter emit, Node reshape) {
            Node gemm = graph.producer(reshape.input(0)).orElseThrow();
            long[] sizes = sizes(reshape);
            long places = sizes[2] * sizes[3];
            Value weights = gemm.input(1);
            Value means = gemm.attributes().integer("transB", 0) == 1
                    ? emit.reshape(emit.reduceMean(emit.reshape(weights, sizes[1], places, -1), 1), sizes[1], -1)
                    : emit.reshape(emit.reduceMean(emit.reshape(weights, -1, sizes[1], places), 2), -1, sizes[1]);
            Value product = emit.node("Gemm", List.of(gemm.input(0), means), gemm.attributes());
            return emit.reshape(product, sizes[0], sizes[1], 1, 1);
        }
    }
}
