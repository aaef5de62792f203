package io.limpid.cli.input;

import io.limpid.Classifier;
import io.limpid.cli.folder.FileNames;
import io.limpid.tensor.Shape;
import java.nio.file.Path;
import java.util.Optional;

/** One image to be explained. */
public interface Input {
    /** Returns the file that holds it, or should. */
    Path file();

    /** Returns what the user calls it: its path, and the row of a tensor file with several. */
    default String name() {
        return file().toString();
    }

    /** Returns its file's name without folder and ending, and the row of a tensor file with several. */
    default String stem() {
        return FileNames.stem(file());
    }

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
