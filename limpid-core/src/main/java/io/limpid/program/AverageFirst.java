package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes means over places before there are places: {@code mean(Expand(v)) -> mean(v)} and
 * {@code mean(Reshape(g W)) -> g mean(W)}, where ONNX Runtime computes the mean of weights when a session is created.
 *
 * <p>Behind a layer that a dense layer reads, Grad-CAM's weights need the mean of the signal only: the dense layer's weights,
 * often most of a model, are then read once, on the way forward.
 */
record AverageFirst() implements Pass {
    private static final int RANK = 4;
    private static final Tensor PLACES = Tensor.vector(2, 3);

    @Override
    public Graph apply(Graph graph) {
        List<Node> means = graph.nodes().stream()
                .filter(node -> isMeanOverPlaces(graph, node)
                        && new Averaging(graph).source(node.input(0)).isPresent())
                .toList();
        return means.isEmpty() ? graph : rewritten(graph, Set.copyOf(means));
    }

    private static boolean isMeanOverPlaces(Graph graph, Node node) {
        return node.is("ReduceMean")
                && node.inputs().size() == 2
                && node.attributes().integer("keepdims", 1) == 1
                && graph.constant(node.input(1)).filter(PLACES::equals).isPresent();
    }

    private static Graph rewritten(Graph graph, Set<Node> means) {
        GraphBuilder builder = new GraphBuilder();
        Emitter emit = Emitter.into(builder, "limpid/average-first");
        Averaging averaging = new Averaging(graph);
        graph.types().forEach(builder::type);
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach(builder::initializer);
        for (Node node : graph.nodes()) {
            builder.node(
                    means.contains(node)
                            ? Node.of("Identity", List.of(averaging.mean(emit, node)), node.outputs(), Attributes.NONE)
                            : node);
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    /** Means over places in one graph. */
    private record Averaging(Graph graph) {
        /** Returns the node that lays a value out over places, where the mean of it can be had beforehand. */
        Optional<Node> source(Value value) {
            Optional<Node> producer = graph.producer(value).filter(this::isReadOnce);
            Optional<Node> before = producer.filter(this::keepsAll)
                    .flatMap(node -> graph.producer(node.input(0)).filter(this::isReadOnce));
            return before.or(() -> producer).filter(node -> spreads(node) || isProduct(node));
        }

        private boolean isReadOnce(Node node) {
            return node.outputs().size() == 1
                    && graph.consumers(node.output()).size() == 1
                    && !graph.outputs().contains(node.output());
        }

        /** Tells whether a node is the convolution that brings values into the layout of convolutions, and changes nothing. */
        private boolean keepsAll(Node node) {
            return node.is("Conv")
                    && node.inputs().stream().filter(Value::isPresent).count() == 2
                    && node.attributes().entries().keySet().equals(Set.of("group"))
                    && graph.constant(node.input(1)).filter(Averaging::isOnes).isPresent();
        }

        private static boolean isOnes(Tensor kernel) {
            return kernel.equals(Tensor.filled(1, kernel.shape()[0], 1, 1, 1));
        }

        private boolean spreads(Node node) {
            return node.is("Expand") && sizes(node).length == RANK && rank(node.input(0)) == RANK;
        }

        /** Returns the number of axes of a value where it can be told, else 0. */
        private int rank(Value value) {
            Optional<Node> producer = graph.producer(value);
            if (graph.findType(value).isPresent() || producer.isEmpty()) {
                return graph.findType(value).map(type -> type.shape().rank()).orElse(0);
            }
            return switch (producer.get().opType()) {
                case "Reshape" -> sizes(producer.get()).length;
                case "Div", "Mul" ->
                    isScalar(producer.get().input(1)) ? rank(producer.get().input(0)) : 0;
                default -> 0;
            };
        }

        private boolean isScalar(Value value) {
            return graph.constant(value)
                    .filter(tensor -> tensor.shape().length == 0)
                    .isPresent();
        }

        /** Returns the shape that a node is told to give, where it is a constant. */
        private long[] sizes(Node node) {
            return graph.constant(node.input(1)).map(Tensor::toLongs).orElse(new long[0]);
        }

        /** Tells whether a node gives a product with weights its places. */
        private boolean isProduct(Node node) {
            return node.is("Reshape")
                    && sizes(node).length == RANK
                    && sizes(node)[1] > 0
                    && sizes(node)[2] > 0
                    && sizes(node)[3] > 0
                    && graph.producer(node.input(0))
                            .filter(this::isReadOnce)
                            .filter(this::isBareGemm)
                            .isPresent();
        }

        private boolean isBareGemm(Node node) {
            return node.is("Gemm")
                    && node.inputs().stream().filter(Value::isPresent).count() == 2
                    && node.attributes().integer("transA", 0) == 0
                    && graph.constant(node.input(1)).isPresent();
        }

        Value mean(Emitter emit, Node reduction) {
            Node source = source(reduction.input(0)).orElseThrow();
            return spreads(source) ? emit.reduceMean(source.input(0), 2, 3) : meanOfProduct(emit, source);
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
