package io.limpid.program;

import io.limpid.tensor.Tensor;

/**
 * What one run gives.
 *
 * @param logits {@code [N,K]}, the scores before any softmax
 * @param attribution {@code [N,...]}, as the method defines it
 */
public record Outcome(Tensor logits, Tensor attribution) {
    /** Returns the outcome with another attribution. */
    public Outcome withAttribution(Tensor other) {
        return new Outcome(logits, other);
    }
}
