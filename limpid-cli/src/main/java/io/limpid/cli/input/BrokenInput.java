package io.limpid.cli.input;

import io.limpid.Classifier;
import java.nio.file.Path;

/** A file or folder that has turned out to hold no image; fails when it is its turn. */
record BrokenInput(Path file, RuntimeException problem) implements Input {
    @Override
    public LoadedInput load(Classifier classifier) {
        throw problem;
    }
}
