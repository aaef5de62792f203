package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the wanted classes' rows from the weights of a head where a one-hot matrix would be multiplied by all of them. The same
 * numbers, and what belongs to other classes is not read.
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
            Value against = emit.mul(emit.gather(matrix, contrast, 0), hasContrast);
            return emit.sub(emit.gather(matrix, target, 0), against);
        }
    }

    @Override
    public Graph apply(Graph graph) {
        Set<Node> products = new HashSet<>(graph.nodes().stream()
                .filter(node -> picksRows(node) && !graph.outputs().contains(node.output()))
                .toList());
        return products.isEmpty() ? graph : rewritten(graph, products);
    }

    /** Tells whether a node multiplies the one-hot matrix by another one, and does nothing else. */
    private boolean picksRows(Node node) {
        return node.input(0).equals(oneHot) && (node.is("MatMul") || isBareGemm(node));
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
                instead.put(node.output(), classes.rows(emit, matrix(emit, node)));
            } else {
                builder.node(reading(node, instead));
            }
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private static Value matrix(Emitter emit, Node product) {
        boolean turned = product.attributes().integer(TRANSPOSE_B, 0) == 1;
        return turned ? emit.transpose(product.input(1), 1, 0) : product.input(1);
    }

    private static Node reading(Node node, Map<Value, Value> instead) {
        List<Value> inputs = node.inputs().stream()
                .map(input -> instead.getOrDefault(input, input))
                .toList();
        return inputs.equals(node.inputs()) ? node : node.withInputs(inputs);
    }
}
