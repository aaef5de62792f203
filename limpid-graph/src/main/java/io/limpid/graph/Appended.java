package io.limpid.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A graph on its way into a builder that holds others already. */
final class Appended {
    private final GraphBuilder builder;
    private final Map<Value, Value> names;

    Appended(GraphBuilder builder, Map<Value, Value> known) {
        this.builder = builder;
        this.names = new HashMap<>(known);
        names.put(Value.ABSENT, Value.ABSENT);
    }

    Map<Value, Value> append(Graph graph) {
        graph.initializers().forEach((value, tensor) -> {
            if (!names.containsKey(value)) {
                builder.initializer(renamed(graph, value), tensor);
            }
        });
        graph.nodes().stream()
                .filter(node -> !names.keySet().containsAll(node.outputs()))
                .forEach(node -> append(graph, node));
        return names;
    }

    private void append(Graph graph, Node node) {
        requireSameCaptures(node);
        List<Value> inputs = node.inputs().stream().map(this::nameOf).toList();
        List<Value> outputs =
                node.outputs().stream().map(value -> renamed(graph, value)).toList();
        builder.node(new Node(
                outputs.equals(node.outputs()) ? node.name() : outputs.get(0).name(),
                node.opType(),
                node.domain(),
                inputs,
                outputs,
                node.attributes()));
    }

    private Value renamed(Graph graph, Value value) {
        return names.computeIfAbsent(value, old -> {
            Value fresh = builder.fresh(old.name());
            graph.findType(old).ifPresent(type -> builder.type(fresh, type));
            return fresh;
        });
    }

    private Value nameOf(Value value) {
        return Objects.requireNonNull(names.get(value), () -> value + " is read, but neither written nor known");
    }

    private void requireSameCaptures(Node node) {
        Set<Value> captured = node.reads();
        node.inputs().forEach(captured::remove);
        for (Value value : captured) {
            if (!nameOf(value).equals(value)) {
                throw new InvalidModelException("node " + node.label() + " (" + node.opType()
                        + ") holds a sub-graph that reads " + value + " by its name, so the model cannot be joined with"
                        + " another graph; simplify the model so that its branches go");
            }
        }
    }
}
