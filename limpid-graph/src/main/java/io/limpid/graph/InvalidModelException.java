package io.limpid.graph;

/** A model file or graph is broken: cut off, inconsistent, or not ONNX at all. */
public final class InvalidModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message says what was given, what is allowed and what to do next. */
    public InvalidModelException(String message) {
        super(message);
    }

    /** Creates the exception with what caused it. */
    public InvalidModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
