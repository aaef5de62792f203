package io.limpid.program;

import io.limpid.tensor.Tensor;

/** A method compiled for one network. Thread-safe; holds native memory until closed. */
public interface Runner extends AutoCloseable {
    /**
     * Explains a batch.
     *
     * @param input {@code [N,C,H,W]}, as the network's input is
     * @param goal one entry for each image
     */
    Outcome run(Tensor input, Goal goal);

    @Override
    void close();
}
