package io.limpid.graph;

/** A rewrite of a graph. Inputs and outputs keep their names; the same instance back means "did not fire". */
public interface Pass {
    /** Returns the rewritten graph, or {@code graph} itself if there was nothing to do. */
    Graph apply(Graph graph);

    /** Returns the name that messages use: the class name. */
    default String name() {
        return getClass().getSimpleName();
    }
}
