package io.limpid.method.perturbation;

import io.limpid.graph.Value;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.List;

/** How a layer with single channels taken out is handed to the head of a network. */
interface Ablated extends AutoCloseable {
    /** Writes the nodes that make the head's input of what is fed. */
    Value emit(Variants.Front front);

    /**
     * Returns what is fed for an image: variant 0 has all channels, each other one lacks one.
     *
     * @param layer {@code [1,C,h,w]}
     * @param present the channels that are taken out, one after the other
     */
    VariantScores.Feed feed(Tensor layer, List<Integer> present);

    /** Returns how many variants to run at once where so many are asked for. */
    default int atOnce(int asked) {
        return asked;
    }

    /** Returns in words what becomes of a channel that is taken out, and what runs again. */
    String text();

    @Override
    default void close() {}
}
