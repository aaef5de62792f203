package io.limpid.graph;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A local edit of a graph as a value: nodes that go, nodes and weights that come, and shunts that make the readers of one
 * value read another.
 */
public final class Substitution {
    private final Graph graph;
    private final Set<Node> removed = new HashSet<>();
    private final List<Node> added = new ArrayList<>();
    private final Map<Value, Tensor> weights = new LinkedHashMap<>();
    private final Map<Value, Value> shunts = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** Starts an edit of a graph, which stays as it is. */
    public Substitution(Graph graph) {
        this.graph = graph;
    }

    /** Tells whether nothing was asked for yet. */
    public boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty() && shunts.isEmpty();
    }

    /** Tells whether a node goes in this edit. */
    public boolean removes(Node node) {
        return removed.contains(node);
    }

    /** Takes nodes out. */
    public Substitution remove(Collection<Node> nodes) {
        removed.addAll(nodes);
        return this;
    }

    /** Takes a node out. */
    public Substitution remove(Node node) {
        return remove(List.of(node));
    }

    /** Puts a node in; it may write a value that a removed node wrote. */
    public Substitution add(Node node) {
        added.add(node);
        return this;
    }

    /** Puts a node in the place of another. */
    public Substitution replace(Node old, Node replacement) {
        return remove(old).add(replacement);
    }

    /** Puts a weight in under a name like the one wished for. */
    public Value weight(String wish, Tensor tensor) {
        Value value = fresh(wish);
        weights.put(value, tensor);
        return value;
    }

    /** Returns a value whose name neither the graph nor this edit uses. */
    public Value fresh(String wish) {
        String name = wish;
        for (int i = 1; graph.contains(Value.of(name)) || !taken.add(name); i++) {
            name = wish + "." + i;
        }
        return Value.of(name);
    }

    /** Makes all readers of {@code old} read {@code replacement}; a graph output keeps its name through an Identity. */
    public Substitution shunt(Value old, Value replacement) {
        shunts.put(old, replacement);
        return this;
    }

    /** Makes the edited graph; the same graph if nothing was asked for. */
    public Graph apply() {
        if (isEmpty() && weights.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach(builder::type);
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach(builder::initializer);
        weights.forEach(builder::initializer);
        builder.nodes(TopologicalOrder.of(rewired()));
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    private List<Node> rewired() {
        List<Node> rewired = new ArrayList<>();
        graph.nodes().stream().filter(node -> !removed.contains(node)).forEach(rewired::add);
        rewired.addAll(added);
        rewired.replaceAll(node ->
                node.withInputs(node.inputs().stream().map(this::resolve).toList()));
        for (Value output : graph.outputs()) {
            if (shunts.containsKey(output)) {
                rewired.removeIf(node -> node.outputs().contains(output));
                rewired.add(Node.of("Identity", List.of(resolve(output)), List.of(output), Attributes.NONE));
            }
        }
        return rewired;
    }

    private Value resolve(Value value) {
        Value current = value;
        while (shunts.containsKey(current)) {
            current = shunts.get(current);
        }
        return current;
    }
}
