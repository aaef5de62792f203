package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a signal can flow in a graph: along floating-point data, never along shapes, indices or weights. */
final class Flow {
    private static final Set<ElementType> BYTES = Set.of(ElementType.INT8, ElementType.UINT8);

    private final Graph graph;
    private final OperatorTable operators;
    private final Facts facts;
    private final Set<Value> asked;

    private Flow(Graph graph, OperatorTable operators, Facts facts, Set<Value> asked) {
        this.graph = graph;
        this.operators = operators;
        this.facts = facts;
        this.asked = asked;
    }

    static Flow of(Graph graph, OperatorTable operators) {
        return new Flow(graph, operators, Facts.of(graph, operators), Set.of());
    }

    /** Returns the flow as it is when the signals at these values are asked for. */
    Flow asking(Collection<Value> wanted) {
        return new Flow(graph, operators, facts, Set.copyOf(wanted));
    }

    Site site(Node node) {
        return new Site(graph, node, facts, asked);
    }

    /** Returns the nodes on the data paths from any of {@code from} to any of {@code to}, in topological order. */
    List<Node> between(Collection<Value> from, Collection<Value> to) {
        Set<Value> forward = new HashSet<>(from);
        List<Node> reached = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (reads(node, forward)) {
                reached.add(node);
                forward.addAll(floating(node));
            }
        }
        Set<Value> backward = new HashSet<>(to);
        List<Node> path = new ArrayList<>();
        for (int i = reached.size() - 1; i >= 0; i--) {
            Node node = reached.get(i);
            if (node.outputs().stream().anyMatch(backward::contains)) {
                data(node).stream().filter(this::mayFlow).forEach(backward::add);
                path.add(0, node);
            }
        }
        return path;
    }

    /** Returns the nodes that turn what depends on these values into 8-bit numbers, where a flow of data ends. */
    List<Node> endsInBytes(Collection<Value> from) {
        Set<Value> reached = new HashSet<>(from);
        List<Node> ends = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.reads().stream().anyMatch(reached::contains)) {
                reached.addAll(floating(node));
                if (node.outputs().stream().anyMatch(this::isByte)) {
                    ends.add(node);
                }
            }
        }
        return ends;
    }

    private boolean isByte(Value value) {
        return graph.findType(value)
                .filter(type -> BYTES.contains(type.element()))
                .isPresent();
    }

    private boolean reads(Node node, Set<Value> reached) {
        return data(node).stream().anyMatch(reached::contains);
    }

    /** Returns the model's inputs. */
    List<Value> inputs() {
        return graph.inputs();
    }

    /** Returns the nodes that read a value. */
    List<Node> consumers(Value value) {
        return graph.consumers(value);
    }

    /** Returns the inputs of a node through which a signal can pass. */
    List<Value> data(Node node) {
        return operators.dataInputs(site(node));
    }

    /** A value of no known type is none that a tensor could be: a sequence, for instance. */
    private boolean mayFlow(Value value) {
        return graph.findType(value).map(type -> type.element().isFloating()).orElse(true);
    }

    private List<Value> floating(Node node) {
        return node.outputs().stream()
                .filter(value -> value.isPresent() && mayFlow(value))
                .toList();
    }
}
