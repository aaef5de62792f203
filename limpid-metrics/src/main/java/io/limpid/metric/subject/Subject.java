package io.limpid.metric.subject;

import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** What is judged: a method on a model, as metrics may question it. Thread-safe. */
public interface Subject {
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
}
