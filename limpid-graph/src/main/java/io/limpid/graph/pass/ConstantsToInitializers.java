package io.limpid.graph.pass;

import io.limpid.graph.Attribute;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the results of Constant nodes, and of small ConstantOfShape nodes of known shape, weights of the graph.
 *
 * <p>Constants that hold texts or sparse data stay nodes, as do those that are outputs of the graph.
 */
public final class ConstantsToInitializers implements Pass {
    private static final long MOST_ELEMENTS_FILLED = 4096;

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            if (!graph.outputs().contains(node.output())) {
                tensorOf(graph, node).ifPresent(tensor -> edit.remove(node).define(node.output(), tensor));
            }
        }
        return edit.apply();
    }

    private static Optional<Tensor> tensorOf(Graph graph, Node node) {
        if (node.is("Constant")) {
            return node.attributes().entries().entrySet().stream()
                    .flatMap(entry -> constant(entry).stream())
                    .findFirst();
        }
        return node.is("ConstantOfShape") ? filled(graph, node) : Optional.empty();
    }

    private static Optional<Tensor> constant(Map.Entry<String, Attribute> entry) {
        return entry.getKey().startsWith("value") ? AttributeTensor.of(entry.getValue()) : Optional.empty();
    }

    private static Optional<Tensor> filled(Graph graph, Node node) {
        Tensor fill = node.attributes().tensor("value").orElseGet(() -> Tensor.of(new float[1], 1));
        return graph.constant(node.input(0))
                .map(Tensor::toLongs)
                .filter(shape -> fill.size() == 1 && elements(shape) <= MOST_ELEMENTS_FILLED)
                .map(shape -> AttributeTensor.repeat(fill, shape));
    }

    private static long elements(long[] shape) {
        boolean broken = Arrays.stream(shape).anyMatch(size -> size < 0);
        long product = Arrays.stream(shape).reduce(1, (a, b) -> Math.min(a * b, MOST_ELEMENTS_FILLED + 1));
        return broken ? Long.MAX_VALUE : product;
    }
}
