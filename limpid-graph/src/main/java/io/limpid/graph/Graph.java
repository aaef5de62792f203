package io.limpid.graph;

import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model's computation: inputs, outputs, weights and nodes in topological order. Immutable; made by {@link GraphBuilder}.
 *
 * <p>Types are known for inputs and outputs as the file states them, and for every value once shapes were probed.
 */
public final class Graph {
    private final List<Value> inputs;
    private final List<Value> outputs;
    private final Map<Value, Tensor> initializers;
    private final List<Node> nodes;
    private final Map<Value, TensorType> types;
    private final Map<Value, Node> producers = new HashMap<>();
    private final Map<Value, List<Node>> consumers = new HashMap<>();

    Graph(
            List<Value> inputs,
            List<Value> outputs,
            Map<Value, Tensor> initializers,
            List<Node> nodes,
            Map<Value, TensorType> types) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.initializers = Collections.unmodifiableMap(new LinkedHashMap<>(initializers));
        this.nodes = List.copyOf(nodes);
        this.types = Map.copyOf(types);
        for (Node node : this.nodes) {
            node.outputs().stream().filter(Value::isPresent).forEach(value -> producers.put(value, node));
            node.reads().forEach(value -> consumers
                    .computeIfAbsent(value, v -> new ArrayList<>())
                    .add(node));
        }
    }

    /** Returns the values that are fed from outside; initializers are not among them. */
    public List<Value> inputs() {
        return inputs;
    }

    /** Returns the results. */
    public List<Value> outputs() {
        return outputs;
    }

    /** Returns the weights and other constants, in a stable order. */
    public Map<Value, Tensor> initializers() {
        return initializers;
    }

    /** Returns the nodes: each comes after all that it reads from. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Returns all types that are known. */
    public Map<Value, TensorType> types() {
        return types;
    }

    /**
     * Returns the type of a value.
     *
     * @throws IllegalStateException if it is not known; probe the shapes of the graph first
     */
    public TensorType type(Value value) {
        return findType(value)
                .orElseThrow(() -> new IllegalStateException(
                        "the type of " + value + " is not known; probe the shapes of this graph first"));
    }

    /** Returns the type of a value if it is known. */
    public Optional<TensorType> findType(Value value) {
        return Optional.ofNullable(types.get(value)).or(() -> constant(value).map(Tensor::tensorType));
    }

    /** Returns the weight or constant that a value is, if it is one. */
    public Optional<Tensor> constant(Value value) {
        return Optional.ofNullable(initializers.get(value));
    }

    /** Returns the node that computes a value; empty for inputs, initializers and unknown values. */
    public Optional<Node> producer(Value value) {
        return Optional.ofNullable(producers.get(value));
    }

    /** Returns the nodes that read a value, each once, in topological order. */
    public List<Node> consumers(Value value) {
        return Collections.unmodifiableList(consumers.getOrDefault(value, List.of()));
    }

    /** Tells whether a value exists in this graph. */
    public boolean contains(Value value) {
        return producers.containsKey(value) || initializers.containsKey(value) || inputs.contains(value);
    }

    /** Returns the values that depend on any of these, themselves included. */
    public Set<Value> downstream(Collection<Value> from) {
        Set<Value> reached = new HashSet<>(from);
        for (Node node : nodes) {
            if (node.reads().stream().anyMatch(reached::contains)) {
                reached.addAll(node.outputs());
            }
        }
        reached.remove(Value.ABSENT);
        return reached;
    }

    /** Returns the values that any of these depend on, themselves included. */
    public Set<Value> upstream(Collection<Value> to) {
        Set<Value> reached = new HashSet<>(to);
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs().stream().anyMatch(reached::contains)) {
                reached.addAll(node.reads());
            }
        }
        reached.remove(Value.ABSENT);
        return reached;
    }

    /** Returns the nodes on the paths from any of {@code from} to any of {@code to}, in topological order. */
    public List<Node> between(Collection<Value> from, Collection<Value> to) {
        Set<Value> down = downstream(from);
        Set<Value> up = upstream(to);
        Set<Value> starts = new HashSet<>(from);
        return nodes.stream()
                .filter(node -> node.reads().stream().anyMatch(down::contains))
                .filter(node -> node.outputs().stream().anyMatch(out -> up.contains(out) && !starts.contains(out)))
                .toList();
    }

    /** Returns a builder that starts with all of this graph. */
    public GraphBuilder toBuilder() {
        return new GraphBuilder(this);
    }

    /** Returns a builder that starts with this graph's types, inputs and weights: all but nodes and outputs. */
    public GraphBuilder withoutNodes() {
        GraphBuilder builder = new GraphBuilder();
        types().forEach(builder::type);
        inputs().forEach(builder::input);
        initializers().forEach(builder::initializer);
        return builder;
    }

    /** Returns the printed graph, see {@link GraphPrinter}. */
    @Override
    public String toString() {
        return GraphPrinter.print(this);
    }
}
