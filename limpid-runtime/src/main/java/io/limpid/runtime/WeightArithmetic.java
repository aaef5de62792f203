package io.limpid.runtime;

import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.StoredWeight;
import io.limpid.graph.pass.RemoveUnused;
import io.limpid.tensor.Tensor;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a graph computes of its large weights before any input comes in: a flipped copy, the positive part.
 *
 * @param graph the whole one
 * @param values all that is computed so
 * @param results those of them that the rest of the graph reads
 */
record WeightArithmetic(Graph graph, Set<Value> values, Set<Value> results) {
    /** Beside its inputs a random number depends on chance, and quantized weights are to stay quantized. */
    private static final Set<String> LEFT_ALONE = Set.of(
            "RandomNormal",
            "RandomNormalLike",
            "RandomUniform",
            "RandomUniformLike",
            "Bernoulli",
            "Multinomial",
            "Dropout",
            "QuantizeLinear",
            "DequantizeLinear");

    /**
     * Finds it.
     *
     * @param constants the weights that no run can replace
     */
    static WeightArithmetic of(Graph graph, Set<Value> constants) {
        Set<Value> known = new HashSet<>(constants);
        Set<Value> large = new HashSet<>(constants);
        large.removeIf(weight ->
                graph.constant(weight).filter(WeightArithmetic::isLarge).isEmpty());
        Set<Value> values = new HashSet<>();
        Set<Value> read = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            if (!isArithmetic(node) || !known.containsAll(node.reads()) || writesOutput(graph, node)) {
                read.addAll(node.reads());
            } else {
                known.addAll(node.outputs());
                if (node.reads().stream().anyMatch(value -> large.contains(value) || values.contains(value))) {
                    values.addAll(node.outputs());
                }
            }
        }
        read.retainAll(values);
        return new WeightArithmetic(graph, values, read);
    }

    /** Tells whether a tensor is worth a place in a file. */
    static boolean isLarge(Tensor weight) {
        return weight.bytes().remaining() >= StoredWeight.LEAST_BYTES;
    }

    private static boolean isArithmetic(Node node) {
        return node.domain().isEmpty()
                && !LEFT_ALONE.contains(node.opType())
                && node.attributes().entries().values().stream().noneMatch(Attribute.Opaque.class::isInstance);
    }

    private static boolean writesOutput(Graph graph, Node node) {
        return node.outputs().stream().anyMatch(graph.outputs()::contains);
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /** Returns the arithmetic alone: a graph of these results without an input. */
    Graph alone() {
        GraphBuilder alone = new GraphBuilder();
        graph.types().forEach(alone::type);
        graph.initializers().forEach(alone::initializer);
        Set<Value> needed = graph.upstream(results);
        alone.nodes(graph.nodes().stream()
                .filter(node -> node.outputs().stream().anyMatch(needed::contains))
                .toList());
        results.forEach(alone::output);
        return new RemoveUnused().apply(alone.build());
    }

    /**
     * Returns the rest of the graph.
     *
     * @param small results that become weights of it; it takes the others as inputs
     */
    Graph rest(Map<Value, Tensor> small) {
        GraphBuilder rest = graph.withoutNodes();
        small.forEach(rest::initializer);
        results.stream().filter(result -> !small.containsKey(result)).forEach(rest::input);
        rest.nodes(graph.nodes().stream()
                .filter(node -> !values.containsAll(node.outputs()))
                .toList());
        graph.outputs().forEach(rest::output);
        return new RemoveUnused().apply(rest.build());
    }
}
