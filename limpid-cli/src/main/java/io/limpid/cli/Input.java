package io.limpid.cli;

import io.limpid.Classifier;
import io.limpid.tensor.Shape;
import java.util.Optional;

/** One image to be explained. */
interface Input {
    /** Returns what the user calls it: its path, and the row of a tensor file with several. */
    String name();

    /** Returns its file's name without folder and ending. */
    String stem();

    /** Returns the shape that its tensor has, if that is known already and can belong to the slot. */
    default Optional<Shape> shape(InputSlot slot) {
        return Optional.empty();
    }

    /**
     * Reads it and makes it ready.
     *
     * @throws IllegalArgumentException if it cannot be used; the message says why
     */
    LoadedInput load(Classifier classifier);
}
