package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes layer normalization as one node where it is spelled out, as in files older than opset 17: {@code (x - mean(x)) /
 * sqrt(mean((x - mean(x))^2) + epsilon)}, with the constant scale and shift behind it. So signals cross it by the rule of layer
 * normalization, and not by those of a quotient.
 */
final class JoinLayerNormalization implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            SpelledNormalization.of(graph, node).ifPresent(spelled -> join(graph, node, spelled, edit));
        }
        return edit.apply();
    }

    private static void join(Graph graph, Node quotient, SpelledNormalization spelled, Substitution edit) {
        List<Value> inputs = new ArrayList<>(List.of(spelled.x()));
        Node last = quotient;
        Optional<Node> scaled = reader(graph, last).filter(node -> node.is("Mul") && spelled.isWeighed(graph, node));
        if (scaled.isPresent()) {
            inputs.add(weight(scaled.get(), last));
            edit.remove(last);
            last = scaled.get();
        } else {
            inputs.add(edit.weight(quotient.label() + ".scale", spelled.ones()));
        }
        Optional<Node> shifted =
                reader(graph, last).filter(node -> Links.isSum(node) && spelled.isWeighed(graph, node));
        if (shifted.isPresent()) {
            inputs.add(weight(shifted.get(), last));
            edit.remove(last);
            last = shifted.get();
        }
        edit.replace(last, spelled.joined(quotient, inputs, last));
    }

    /** Returns the only node that reads what a node gives. */
    private static Optional<Node> reader(Graph graph, Node node) {
        return Links.onlyRead(graph, node.output())
                .map(only -> graph.consumers(node.output()).get(0));
    }

    private static Value weight(Node node, Node before) {
        return node.input(node.input(0).equals(before.output()) ? 1 : 0);
    }
}
