package io.limpid.runtime;

/** ONNX Runtime refused or failed: at loading a model, or at running it. */
public final class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception; the message says what was attempted and what to do next. */
    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
