package io.limpid.runtime;

/**
 * How a session treats its model.
 *
 * @param optimization how much ONNX Runtime may rewrite it
 * @param weights whose they are
 */
public record SessionOptions(Optimization optimization, Weights weights) {
    /** How much ONNX Runtime may rewrite a model when it is loaded. */
    public enum Optimization {
        /** Nothing: every node runs as it stands; quickest to load. */
        NONE,
        /** What is written in the standard's operators again: folding, and nodes that vanish. */
        BASIC,
        /** All that it knows: folding, fusion and hardware layouts; quickest to run. */
        ALL
    }

    /** Whose the weights are that a session computes with. */
    public enum Weights {
        /** Each session's own: a copy for each. */
        OWN,
        /**
         * Those of all sessions that compute with equal ones, where a model is large and optimised as far as it goes: one copy in
         * memory, bit-equal results, and a longer time to load.
         */
        SHARED
    }

    /** Returns the options for running a model many times. */
    public static SessionOptions standard() {
        return new SessionOptions(Optimization.ALL, Weights.SHARED);
    }

    /** Returns the options for running a model many times beside others that have nothing in common with it. */
    public static SessionOptions apart() {
        return new SessionOptions(Optimization.ALL, Weights.OWN);
    }

    /** Returns the options for running a model once. */
    public static SessionOptions once() {
        return new SessionOptions(Optimization.NONE, Weights.OWN);
    }
}
