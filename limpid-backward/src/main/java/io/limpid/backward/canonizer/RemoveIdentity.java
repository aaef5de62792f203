package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.tensor.TensorType;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out nodes that change nothing: Identity, and Cast, Reshape, Flatten or Expand to the type that is there already.
 *
 * <p>One that names an output of the graph stays.
 */
final class RemoveIdentity implements Pass {
    private static final Set<String> SAME_IF_OF_SAME_TYPE = Set.of("Cast", "Reshape", "Flatten", "Expand");

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream()
                .filter(node -> changesNothing(graph, node) && !graph.outputs().contains(node.output()))
                .forEach(node -> edit.remove(node).shunt(node.output(), node.input(0)));
        return edit.apply();
    }

    private static boolean changesNothing(Graph graph, Node node) {
        boolean mayKeepType = node.domain().isEmpty() && SAME_IF_OF_SAME_TYPE.contains(node.opType());
        return node.is("Identity") || (mayKeepType && keepsType(graph, node));
    }

    private static boolean keepsType(Graph graph, Node node) {
        Optional<TensorType> before = graph.findType(node.input(0));
        return before.isPresent() && before.equals(graph.findType(node.output()));
    }
}
