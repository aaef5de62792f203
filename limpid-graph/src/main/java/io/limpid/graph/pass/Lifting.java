package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The graph that is being lifted, as the rewrite of one node sees it. */
final class Lifting {
    private final Graph graph;
    private final Substitution edit;
    private final Map<Value, Tensor> made;
    private final String scope;

    Lifting(Graph graph) {
        this(graph, new Substitution(graph), new HashMap<>(), "");
    }

    private Lifting(Graph graph, Substitution edit, Map<Value, Tensor> made, String scope) {
        this.graph = graph;
        this.edit = edit;
        this.made = made;
        this.scope = scope;
    }

    /** Returns the same, with new values named after a node. */
    Lifting named(Node node) {
        return new Lifting(graph, edit, made, node.label() + "/");
    }

    /** Returns the graph as it was before. */
    Graph graph() {
        return graph;
    }

    /** Returns what a value holds if that is known already. */
    Optional<Tensor> constant(Value value) {
        return Optional.ofNullable(made.get(value)).or(() -> graph.constant(value));
    }

    /** Puts a weight in. */
    Value weight(String role, Tensor tensor) {
        Value value = edit.weight(scope + role, tensor);
        made.put(value, tensor);
        return value;
    }

    /** Puts a node in, already in the canonical form. */
    Value emit(String opType, List<Value> inputs, Attributes attributes) {
        Value value = edit.fresh(scope + opType.toLowerCase(Locale.ROOT));
        edit.add(Node.of(opType, inputs, List.of(value), attributes));
        return value;
    }

    /** Puts a node without attributes in. */
    Value emit(String opType, Value... inputs) {
        return emit(opType, List.of(inputs), Attributes.NONE);
    }

    /** Puts a node in the place of another. */
    void replace(Node old, Node replacement) {
        if (!old.equals(replacement)) {
            edit.replace(old, replacement);
        }
    }

    /** Returns the lifted graph; the same graph if nothing was replaced. */
    Graph result() {
        return edit.apply();
    }
}
