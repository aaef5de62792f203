package io.limpid.program;

import io.limpid.tensor.Tensor;

/** A runner that explains the images of a batch one after the other: for methods that need many runs for each. */
public interface ImageRunner extends Runner {
    /**
     * Explains one image.
     *
     * @param image {@code [1,C,H,W]}
     * @param goal of one image
     */
    Outcome explain(Tensor image, Goal goal);

    @Override
    default Outcome run(Tensor input, Goal goal) {
        return Batches.join(Batches.rows(input, goal)
                .map(row -> explain(row.input(), row.goal()))
                .toList());
    }
}
