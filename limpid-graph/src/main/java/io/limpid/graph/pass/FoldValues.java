package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes values that were found to be constant weights of the graph, and takes out what is then unused.
 *
 * <p>Outputs of the graph stay computed. A node with several outputs goes only if all that are read are known.
 *
 * @param known the values found constant, with what they hold; others than the graph's are ignored
 */
public record FoldValues(Map<Value, Tensor> known) implements Pass {
    public FoldValues {
        known = Map.copyOf(known);
    }

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            List<Value> read = node.outputs().stream()
                    .filter(value -> !graph.consumers(value).isEmpty())
                    .toList();
            if (!read.isEmpty() && known.keySet().containsAll(read) && !writesOutput(graph, node)) {
                edit.remove(node);
                node.outputs().forEach(value -> Optional.ofNullable(known.get(value))
                        .ifPresent(tensor -> edit.define(value, tensor)));
            }
        }
        return edit.isEmpty() ? graph : new RemoveUnused().apply(edit.apply());
    }

    private static boolean writesOutput(Graph graph, Node node) {
        return node.outputs().stream().anyMatch(graph.outputs()::contains);
    }
}
