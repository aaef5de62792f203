package io.limpid.program;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Takes means and sums over places before there are places: {@code mean(f(Expand(v))) -> f(v)},
 * {@code sum(f(Expand(v)) x) -> f(v) sum(x)} and {@code mean(Reshape(g W)) -> g mean(W)}, where ONNX Runtime computes the mean of
 * weights when a session is created.
 *
 * <p>Behind a layer that a dense layer reads, Grad-CAM's weights need the mean of the signal only: the dense layer's weights,
 * often most of a model, are then read once, on the way forward.
 */
record AverageFirst() implements Pass {
    private static final int RANK = 4;

    @Override
    public Graph apply(Graph graph) {
        Reductions reductions = new Reductions(graph, new SpreadValues(graph));
        Map<Node, Function<Emitter, Value>> shortened = new HashMap<>();
        graph.nodes().stream()
                .filter(node -> SpreadValues.isOverPlaces(graph, node))
                .forEach(node -> reductions.shortened(node).ifPresent(shorter -> shortened.put(node, shorter)));
        return shortened.isEmpty() ? graph : rewritten(graph, shortened);
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
    private record Reductions(Graph graph, SpreadValues spread) {
        /** Returns how to write a reduction without the places, if that can be done. */
        Optional<Function<Emitter, Value>> shortened(Node reduction) {
            Value value = reduction.input(0);
            Optional<Function<Emitter, Value>> ofSpread = spread.find(value).map(found -> ofSpread(reduction, found));
            Optional<Function<Emitter, Value>> ofProduct = readOnce(value, "Reshape")
                    .filter(node -> reduction.is("ReduceMean") && isProduct(node))
                    .map(node -> emit -> meanOfProduct(emit, node));
            return ofSpread.or(() -> ofProduct)
                    .or(() -> SpreadValues.onlyReduced(graph, value, "Mul").flatMap(node -> weighted(reduction, node)));
        }

        private static Function<Emitter, Value> ofSpread(Node reduction, SpreadValues.Spread found) {
            long places = found.height() * found.width();
            return reduction.is("ReduceMean") ? found::number : emit -> emit.scale(found.number(emit), (float) places);
        }

        /** Returns the node that gives a value, if it is of a type and nothing else reads the value. */
        private Optional<Node> readOnce(Value value, String opType) {
            boolean once =
                    graph.consumers(value).size() == 1 && !graph.outputs().contains(value);
            return graph.producer(value).filter(node -> once && node.is(opType));
        }

        private Optional<Function<Emitter, Value>> weighted(Node reduction, Node product) {
            return weighted(reduction, product.input(0), product.input(1))
                    .or(() -> weighted(reduction, product.input(1), product.input(0)));
        }

        private Optional<Function<Emitter, Value>> weighted(Node reduction, Value weight, Value values) {
            return spread.find(weight)
                    .filter(found -> spread.isOfPlaces(values, found.height(), found.width()))
                    .map(found -> emit -> emit.mul(
                            found.number(emit),
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

        /** Returns the shape that a node is told to give, where it is a constant. */
        private long[] sizes(Node node) {
            return graph.constant(node.input(1)).map(Tensor::toLongs).orElse(new long[0]);
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
