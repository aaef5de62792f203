package io.limpid.backward;

/** Which nodes: a pure question to the graph that prints as what it asks. */
public interface NodeSelector {
    /** Tells whether the node at a site, of this operator, is one of them. */
    boolean matches(Site site, Operator operator);
}
