package io.limpid.program;

import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A method compiled for one network. Thread-safe; holds native memory until closed. */
public interface Runner extends AutoCloseable {
    /**
     * Explains a batch.
     *
     * @param input {@code [N,C,H,W]}, as the network's input is
     * @param goal one entry for each image
     */
    Outcome run(Tensor input, Goal goal);

    /** Returns a runner that changes the attribution of each image, {@code [1,...]}; closing it closes this one. */
    default Runner then(UnaryOperator<Tensor> change) {
        Runner first = this;
        return new Runner() {
            @Override
            public Outcome run(Tensor input, Goal goal) {
                Outcome outcome = first.run(input, goal);
                List<Tensor> changed = IntStream.range(0, input.size(0))
                        .mapToObj(i -> change.apply(outcome.attribution().row(i)))
                        .toList();
                return outcome.withAttribution(Batches.stack(changed));
            }

            @Override
            public void close() {
                first.close();
            }
        };
    }

    @Override
    void close();
}
