package io.limpid.program;

import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * What one run gives.
 *
 * @param logits {@code [N,K]}, the scores before any softmax
 * @param attribution {@code [N,...]}, as the method defines it
 * @param balances one for each image if the method is complete by definition; else empty
 */
public record Outcome(Tensor logits, Tensor attribution, List<Balance> balances) {
    public Outcome {
        balances = List.copyOf(balances);
    }

    /** An outcome of a method that owes no balance. */
    public Outcome(Tensor logits, Tensor attribution) {
        this(logits, attribution, List.of());
    }

    /** Returns the outcome of one image, as a batch of one. */
    public Outcome row(int index) {
        List<Balance> balance = balances.isEmpty() ? balances : List.of(balances.get(index));
        return new Outcome(logits.row(index), attribution.row(index), balance);
    }

    /** Returns the outcome with another attribution. */
    public Outcome withAttribution(Tensor other) {
        return new Outcome(logits, other, balances);
    }
}
