package io.limpid.run;

import io.limpid.tensor.Tensor;
import java.util.List;

/**
 * What one run gives.
 *
 * @param logits {@code [N,K]}, the scores before any softmax
 * @param attribution {@code [N,...]}, as the method defines it
 * @param balances one for each image if the method is complete by definition; else empty
 * @param ledgers one for each image if the method propagates relevance; else empty
 * @param remarks what the method says about the result, a list for each image; empty if nothing
 */
public record Outcome(
        Tensor logits, Tensor attribution, List<Balance> balances, List<Ledger> ledgers, List<List<Remark>> remarks) {
    public Outcome {
        balances = List.copyOf(balances);
        ledgers = List.copyOf(ledgers);
        remarks = List.copyOf(remarks);
    }

    /** An outcome of a method that says nothing about it. */
    public Outcome(Tensor logits, Tensor attribution, List<Balance> balances, List<Ledger> ledgers) {
        this(logits, attribution, balances, ledgers, List.of());
    }

    /** An outcome of a method that propagates no relevance. */
    public Outcome(Tensor logits, Tensor attribution, List<Balance> balances) {
        this(logits, attribution, balances, List.of());
    }

    /** An outcome of a method that owes no balance. */
    public Outcome(Tensor logits, Tensor attribution) {
        this(logits, attribution, List.of());
    }

    /** Returns the outcome of one image, as a batch of one. */
    public Outcome row(int index) {
        return new Outcome(
                logits.row(index), attribution.row(index), of(balances, index), of(ledgers, index), of(remarks, index));
    }

    private static <T> List<T> of(List<T> all, int index) {
        return all.isEmpty() ? all : List.of(all.get(index));
    }

    /** Returns the outcome with another attribution. */
    public Outcome withAttribution(Tensor other) {
        return new Outcome(logits, other, balances, ledgers, remarks);
    }

    /** Returns the outcome of one image with remarks. */
    public Outcome withRemarks(List<Remark> said) {
        return new Outcome(logits, attribution, balances, ledgers, List.of(said));
    }
}
