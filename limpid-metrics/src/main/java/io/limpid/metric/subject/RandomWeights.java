package io.limpid.metric.subject;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Gives layers new weights, as they are before training: kernels and biases uniform within {@code ±1/sqrt(fan-in)}, batch normalization
 * that does nothing. A batch normalization belongs to the layer before it, also where it was folded into that.
 *
 * @param layers their names
 * @param seed of all layers together
 */
record RandomWeights(Set<String> layers, long seed) implements UnaryOperator<Graph> {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int KERNEL = 1;
    private static final int BIAS = 2;

    /** Returns the layers with weights, from input to output. */
    static List<String> layers(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> isWeighted(graph, node))
                .map(Node::label)
                .distinct()
                .toList();
    }

    private static boolean isWeighted(Graph graph, Node node) {
        boolean multiplies = node.is("Conv") || node.is("ConvTranspose") || node.is("Gemm") || node.is("MatMul");
        return multiplies
                && graph.constant(node.input(KERNEL))
                        .filter(RandomWeights::isKernel)
                        .isPresent();
    }

    private static boolean isKernel(Tensor tensor) {
        return tensor.rank() >= 2 && tensor.type().isFloating();
    }

    @Override
    public Graph apply(Graph graph) {
        GraphBuilder changed = graph.toBuilder();
        for (Node node : graph.nodes()) {
            if (layers.contains(owner(graph, node))) {
                weights(graph, node).forEach(changed::initializer);
            }
        }
        return changed.build();
    }

    /** Returns the layer that a node with weights belongs to: itself, or the last before it. */
    private static String owner(Graph graph, Node node) {
        Node at = node;
        while (!isWeighted(graph, at)) {
            Optional<Node> before = graph.producer(at.input(0));
            if (before.isEmpty()) {
                return "";
            }
            at = before.get();
        }
        return at.label();
    }

    private Map<Value, Tensor> weights(Graph graph, Node node) {
        if (node.is("BatchNormalization")) {
            return neutral(graph, node);
        }
        if (!isWeighted(graph, node)) {
            return Map.of();
        }
        Tensor kernel = graph.constant(node.input(KERNEL)).orElseThrow();
        double reach = 1 / Math.sqrt((double) fanIn(node, kernel.shape()));
        Random random = new Random(seed * MIX ^ node.label().hashCode());
        Tensor drawn = uniform(random, reach, kernel);
        return graph.constant(node.input(BIAS))
                .map(bias -> Map.of(node.input(KERNEL), drawn, node.input(BIAS), uniform(random, reach, bias)))
                .orElseGet(() -> Map.of(node.input(KERNEL), drawn));
    }

    /** Returns how many numbers each output sums. */
    private static long fanIn(Node node, long... kernel) {
        if (node.is("MatMul") || (node.is("Gemm") && node.attributes().integer("transB", 0) == 0)) {
            return kernel[kernel.length - 2];
        }
        return Arrays.stream(kernel).skip(1).reduce(1, Math::multiplyExact);
    }

    private static Tensor uniform(Random random, double reach, Tensor like) {
        float[] values = new float[like.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (reach * (2 * random.nextDouble() - 1));
        }
        return Tensor.of(values, like.shape());
    }

    /** Scale 1, bias 0, mean 0, variance 1. */
    private static Map<Value, Tensor> neutral(Graph graph, Node node) {
        Map<Value, Tensor> weights = new LinkedHashMap<>();
        float[] values = {1, 0, 0, 1};
        for (int i = 0; i < values.length; i++) {
            Value weight = node.input(i + 1);
            float value = values[i];
            graph.constant(weight).ifPresent(old -> weights.put(weight, Tensor.filled(value, old.shape())));
        }
        return weights;
    }
}
