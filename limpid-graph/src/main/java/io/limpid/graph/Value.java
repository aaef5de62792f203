package io.limpid.graph;

/**
 * One edge of a graph, identified by its name.
 *
 * <p>What a value holds is a fact about a graph, not about the edge: ask {@link Graph#type(Value)}.
 */
public record Value(String name) {
    /** Stands for an optional input or output that is left out. */
    public static final Value ABSENT = new Value("");

    /** Returns the value with this name; the empty name is {@link #ABSENT}. */
    public static Value of(String name) {
        return name.isEmpty() ? ABSENT : new Value(name);
    }

    /** Tells whether this stands for an input or output that is there. */
    public boolean isPresent() {
        return !name.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "%" + name : "_";
    }
}
