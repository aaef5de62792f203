package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;

/** Takes out Dropout as it is after training: {@code Dropout(x) -> x}. One that drops while the model runs stays. */
final class RemoveDropout implements Pass {
    private static final int TRAINING_MODE = 2;
    private static final int MASK = 1;

    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream()
                .filter(node -> node.is("Dropout") && isInference(graph, node) && !hasReadMask(graph, node))
                .forEach(node -> edit.remove(node).shunt(node.output(), node.input(0)));
        return edit.apply();
    }

    private static boolean isInference(Graph graph, Node node) {
        Value training = node.input(TRAINING_MODE);
        return !training.isPresent()
                || graph.constant(training)
                        .filter(flag -> flag.toLongs()[0] == 0)
                        .isPresent();
    }

    private static boolean hasReadMask(Graph graph, Node node) {
        return node.outputs().stream()
                .skip(MASK)
                .filter(Value::isPresent)
                .anyMatch(mask ->
                        !graph.consumers(mask).isEmpty() || graph.outputs().contains(mask));
    }
}
