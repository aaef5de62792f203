package io.limpid.run;

import io.limpid.tensor.Tensor;

/** A program that also takes a signal from outside, which its program declares as fed. Holds native memory until closed. */
public interface FedRunner extends AutoCloseable {
    /**
     * Explains a batch.
     *
     * @param input {@code [N,C,H,W]}, as the network's input is
     * @param goal one entry for each image
     * @param signal {@code [N,...]}, of the shape of the layer that it was declared for
     */
    Outcome run(Tensor input, Goal goal, Tensor signal);

    @Override
    void close();
}
