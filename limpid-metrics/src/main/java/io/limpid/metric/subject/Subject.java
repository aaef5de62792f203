package io.limpid.metric.subject;

import io.limpid.method.cam.FusedLayers;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What is judged: a method on a model, as metrics may question it. Thread-safe. */
public interface Subject {
    /** How many images metrics have explained at once. */
    int BATCH = 8;

    /** Returns the model. */
    Scorer scorer();

    /**
     * Explains images again, all for the same class.
     *
     * @param images {@code [N,C,H,W]}, as the prepared network takes them
     * @return one explanation for each
     */
    List<Explanation> explain(Tensor images, int target);

    /** Returns what black and white are in the images, if that is known. */
    default Optional<InputRange> range() {
        return Optional.empty();
    }

    /**
     * Returns what the model computes at some layers, one after the other, {@code [N,K]}; empty if it cannot be looked into.
     *
     * @param images {@code [N,C,H,W]}, as the prepared network takes them
     */
    default Optional<Tensor> representation(Tensor images, FusedLayers layers) {
        return Optional.empty();
    }

    /**
     * Returns how the model can be changed; empty if it cannot.
     *
     * @param image {@code [1,C,H,W]}, of the size for which it is to be changed
     */
    default Optional<Surgery> surgery(Tensor image) {
        return Optional.empty();
    }
}
