package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the wanted classes' rows from the weights of a head where a one-hot matrix, or one that is 0 wherever that is, would be
 * multiplied by all of them. The same numbers, and what belongs to other classes is not read.
 *
 * @param oneHot one-hot at the target minus one-hot at the contrast, {@code [N,K]}
 * @param classes which rows that asks for
 */
record ClassRows(Value oneHot, Classes classes) implements Pass {
    private static final String TRANSPOSE_B = "transB";

    /**
     * The classes that a one-hot matrix asks for.
     *
     * @param target {@code int64[N]}
     * @param contrast {@code int64[N]}; any class where there is none
     * @param hasContrast {@code [N,1]}: 1 where there is a contrast, else 0
     */
    record Classes(Value target, Value contrast, Value hasContrast) {
        private Value rows(Emitter emit, Value matrix) {
            return emit.sub(emit.gather(matrix, target, 0), against(emit, matrix));
        }

        /** Emits the rows of the classes, each as often as a matrix {@code [N,K]} says that is 0 at all other classes. */
        private Value rows(Emitter emit, Value matrix, Value factors) {
            Value wanted = emit.mul(emit.gather(matrix, target, 0), at(emit, factors, target));
            return emit.add(wanted, emit.mul(against(emit, matrix), at(emit, factors, contrast)));
        }

        private Value against(Emitter emit, Value matrix) {
            return emit.mul(emit.gather(matrix, contrast, 0), hasContrast);
        }

        private static Value at(Emitter emit, Value factors, Value classes) {
            return emit.gatherElements(factors, emit.unsqueeze(classes, 1), 1);
        }
    }

    @Override
    public Graph apply(Graph graph) {
        Set<Value> sparse = sparse(graph);
        Set<Node> products = new HashSet<>(graph.nodes().stream()
                .filter(node -> sparse.contains(node.input(0)) && isBareProduct(node))
                .filter(node -> !graph.outputs().contains(node.output()))
                .toList());
        return products.isEmpty() ? graph : rewritten(graph, products);
    }

    /** Returns the values that are 0 wherever the one-hot matrix is: itself, and products and quotients of such values. */
    private Set<Value> sparse(Graph graph) {
        Set<Value> sparse = new HashSet<>(Set.of(oneHot));
        for (Node node : graph.nodes()) {
            boolean isProduct = node.is("Mul") && node.inputs().stream().anyMatch(sparse::contains);
            if (isProduct || (node.is("Div") && sparse.contains(node.input(0)))) {
                sparse.add(node.output());
            }
        }
        return sparse;
    }

    /** Tells whether a node multiplies two matrices, and does nothing else. */
    private static boolean isBareProduct(Node node) {
        return node.is("MatMul") || isBareGemm(node);
    }

    private static boolean isBareGemm(Node node) {
        return node.is("Gemm")
                && node.inputs().size() == 2
                && node.attributes().integer("transA", 0) == 0
                && node.attributes().number("alpha", 1) == 1;
    }

    private Graph rewritten(Graph graph, Set<Node> products) {
        GraphBuilder builder = graph.withoutNodes();
        Emitter emit = Emitter.into(builder, "limpid/class-rows");
        Map<Value, Value> instead = new HashMap<>();
        for (Node node : graph.nodes()) {
            if (products.contains(node)) {
                instead.put(node.output(), rows(emit, node));
            } else {
                builder.node(node.reading(instead));
            }
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private Value rows(Emitter emit, Node product) {
        Value factors = product.input(0);
        Value matrix = matrix(emit, product);
        return factors.equals(oneHot) ? classes.rows(emit, matrix) : classes.rows(emit, matrix, factors);
    }

    private static Value matrix(Emitter emit, Node product) {
        boolean turned = product.attributes().integer(TRANSPOSE_B, 0) == 1;
        return turned ? emit.transpose(product.input(1), 1, 0) : product.input(1);
    }
}
