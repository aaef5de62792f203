package io.limpid.backward;

import io.limpid.graph.Graph;

/** Which nodes: a pure question to the graph that prints as what it asks. */
public interface NodeSelector {
    /** Tells whether the node at a site, of this operator, is one of them. */
    boolean matches(Site site, Operator operator);

    /** Tells whether nodes are chosen by name or place alone, whatever they compute; by default not. */
    default boolean isByPlace() {
        return false;
    }

    /** Tells whether a graph has a node of the name that is asked for; by default none is. */
    default boolean isKnownIn(Graph graph) {
        return true;
    }

    /** Returns the nodes that both select. */
    default NodeSelector and(NodeSelector other) {
        return new Both(this, other);
    }

    /** The nodes that two selectors agree on. */
    record Both(NodeSelector first, NodeSelector second) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return first.matches(site, operator) && second.matches(site, operator);
        }

        @Override
        public boolean isByPlace() {
            return first.isByPlace() && second.isByPlace();
        }

        @Override
        public boolean isKnownIn(Graph graph) {
            return first.isKnownIn(graph) && second.isKnownIn(graph);
        }

        @Override
        public String toString() {
            return first + " & " + second;
        }
    }
}
