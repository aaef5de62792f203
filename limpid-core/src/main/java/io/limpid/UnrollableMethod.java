package io.limpid;

/** A method that Java has a hand in, but that nodes alone come near: in a fixed number of steps, or on some models. */
public interface UnrollableMethod extends Method {
    /** Returns the method as nodes, for export. */
    UnrolledMethod unrolled();
}
