package io.limpid.graph;

import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** Makes a value that a removed node wrote a weight of the same name. */
    public Substitution define(Value value, Tensor tensor) {
        weights.put(value, tensor);
        return this;
    }

    /** Returns a value whose name neither the graph nor this edit uses. */
    public Value fresh(String wish) {
        String name = wish;
        for (int i = 1; graph.contains(Value.of(name)) || !taken.add(name); i++) {
            name = wish + "." + i;
        }
        return Value.of(name);
    }

    /** Makes all readers of {@code old} read {@code replacement}; graph outputs and captured values keep theirs through an Identity. */
    public Substitution shunt(Value old, Value replacement) {
        shunts.put(old, replacement);
        return this;
    }

    /** Makes the edited graph; the same graph if nothing was asked for. */
    public Graph apply() {
        if (isEmpty() && weights.isEmpty()) {
            return graph;
        }
        GraphBuilder builder = graph.withoutNodes();
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
        for (Value named : readByName()) {
            if (shunts.containsKey(named)) {
                rewired.removeIf(node -> node.outputs().contains(named));
                rewired.add(Node.of("Identity", List.of(resolve(named)), List.of(named), Attributes.NONE));
            }
        }
        return rewired;
    }

    /** Returns the values whose readers cannot be made to read another: graph outputs, and what sub-graphs capture. */
    private Set<Value> readByName() {
        Set<Value> named = new LinkedHashSet<>(graph.outputs());
        for (Node node : graph.nodes()) {
            Set<Value> captured = node.reads();
            node.inputs().forEach(captured::remove);
            named.addAll(captured);
        }
        return named;
    }

    private Value resolve(Value value) {
        Value current = value;
        while (shunts.containsKey(current)) {
            current = shunts.get(current);
        }
        return current;
    }
}
