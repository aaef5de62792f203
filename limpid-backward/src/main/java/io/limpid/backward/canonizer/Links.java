package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.Optional;

/** How nodes hang together. */
final class Links {
    private Links() {}

    /** Returns the node that computes a value, if exactly one node reads that value and it is no output of the graph. */
    static Optional<Node> onlyRead(Graph graph, Value value) {
        boolean isOnlyRead =
                graph.consumers(value).size() == 1 && !graph.outputs().contains(value);
        return isOnlyRead ? graph.producer(value) : Optional.empty();
    }

    /** Returns the node of a type that computes a value, if one of that type does. */
    static Optional<Node> made(Graph graph, Value value, String opType) {
        return graph.producer(value).filter(node -> node.is(opType));
    }

    /** Tells whether a node adds two values, by either of the operators that do. */
    static boolean isSum(Node node) {
        return node.is("Add") || (node.is("Sum") && node.inputs().size() == 2);
    }
}
