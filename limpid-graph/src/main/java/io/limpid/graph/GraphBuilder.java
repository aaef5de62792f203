package io.limpid.graph;

import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** The only way to make a {@link Graph}: append inputs, initializers and nodes, then {@link #build()}. Not thread-safe. */
public final class GraphBuilder {
    private static final int IMAGE_RANK = 4;

    private final List<Value> inputs = new ArrayList<>();
    private final List<Value> outputs = new ArrayList<>();
    private final Map<Value, Tensor> initializers = new LinkedHashMap<>();
    private final Map<Tensor, Value> constants = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Value, TensorType> types = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> copies = new HashMap<>();

    /** Creates an empty builder. */
    public GraphBuilder() {}

    GraphBuilder(Graph start) {
        start.types().forEach(this::type);
        start.inputs().forEach(this::input);
        start.initializers().forEach(this::initializer);
        start.nodes().forEach(this::node);
        start.outputs().forEach(this::output);
    }

    /** Adds an input. */
    public GraphBuilder input(Value value) {
        inputs.add(value);
        names.add(value.name());
        return this;
    }

    /** Adds an input of a type. */
    public GraphBuilder input(Value value, TensorType type) {
        return input(value).type(value, type);
    }

    /** Adds a result. */
    public GraphBuilder output(Value value) {
        outputs.add(value);
        return this;
    }

    /** Forgets the results declared so far. */
    public GraphBuilder clearOutputs() {
        outputs.clear();
        return this;
    }

    /** Adds a weight or another constant. */
    public GraphBuilder initializer(Value value, Tensor tensor) {
        initializers.put(value, tensor);
        names.add(value.name());
        return this;
    }

    /** Appends a node. */
    public GraphBuilder node(Node node) {
        nodes.add(node);
        node.outputs().forEach(value -> names.add(value.name()));
        return this;
    }

    /** Appends nodes. */
    public GraphBuilder nodes(Collection<Node> more) {
        more.forEach(this::node);
        return this;
    }

    /** States what a value holds. */
    public GraphBuilder type(Value value, TensorType type) {
        types.put(value, type);
        return this;
    }

    /** Returns the number of channels of a value of which it was stated that it is {@code [N,C,H,W]}. */
    OptionalLong channels(Value value) {
        TensorType type = types.get(value);
        return type != null && type.shape().rank() == IMAGE_RANK && type.shape().isFixed(1)
                ? OptionalLong.of(type.shape().size(1))
                : OptionalLong.empty();
    }

    /** Returns a value whose name is not taken yet: the wish itself, or the wish with a number behind it. */
    public Value fresh(String wish) {
        String name = wish;
        while (!names.add(name)) {
            name = wish + "." + copies.merge(wish, 1, Integer::sum);
        }
        return Value.of(name);
    }

    /** Returns a constant with this content; asked twice for equal contents it gives the same value. */
    public Value constant(String wish, Tensor tensor) {
        return constants.computeIfAbsent(tensor, content -> {
            Value value = fresh(wish);
            initializer(value, content);
            return value;
        });
    }

    /**
     * Makes the graph.
     *
     * @throws InvalidModelException if a value is written twice, read before it is there, or never written
     */
    public Graph build() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidModelException("the graph is inconsistent: " + String.join("; ", problems)
                    + ". Export the model again, and check it with the exporter's own checker");
        }
        types.keySet().retainAll(written());
        return new Graph(inputs, outputs, initializers, nodes, types);
    }

    private Set<Value> written() {
        Set<Value> written = new HashSet<>(inputs);
        written.addAll(initializers.keySet());
        nodes.forEach(node -> written.addAll(node.outputs()));
        return written;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Set<Value> known = new HashSet<>(inputs);
        known.addAll(initializers.keySet());
        known.add(Value.ABSENT);
        for (Node node : nodes) {
            node.reads().stream()
                    .filter(value -> !known.contains(value))
                    .forEach(value -> problems.add("node " + node.label() + " (" + node.opType() + ") reads " + value
                            + ", which no earlier node writes"));
            node.outputs().stream()
                    .filter(Value::isPresent)
                    .filter(value -> !known.add(value))
                    .forEach(value -> problems.add(value + " is written twice, by " + node.label() + " as well"));
        }
        outputs.stream()
                .filter(value -> !known.contains(value))
                .forEach(value -> problems.add("output " + value + " is never written"));
        return problems;
    }
}
