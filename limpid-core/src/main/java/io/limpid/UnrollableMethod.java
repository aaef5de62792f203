package io.limpid;

/** A method whose result no graph gives exactly, but a fixed number of steps, written as nodes, comes near. */
public interface UnrollableMethod extends Method {
    /** Returns the method as nodes, for export. */
    UnrolledMethod unrolled();
}
