package io.limpid.runtime;

/**
 * How a session treats its model.
 *
 * @param optimization how much ONNX Runtime may rewrite it
 */
public record SessionOptions(Optimization optimization) {
    /** How much ONNX Runtime may rewrite a model when it is loaded. */
    public enum Optimization {
        /** Nothing: every node runs as it stands; quickest to load. */
        NONE,
        /** What is written in the standard's operators again: folding, and nodes that vanish. */
        BASIC,
        /** All that it knows: folding, fusion and hardware layouts; quickest to run. */
        ALL
    }

    /** Returns the options for running a model many times. */
    public static SessionOptions standard() {
        return new SessionOptions(Optimization.ALL);
    }

    /** Returns the options for running a model once. */
    public static SessionOptions once() {
        return new SessionOptions(Optimization.NONE);
    }
}
