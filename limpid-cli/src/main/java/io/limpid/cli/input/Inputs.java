package io.limpid.cli.input;

import io.limpid.image.PictureFile;
import io.limpid.image.TensorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the images that arguments name: files, and all pictures of a folder. */
public final class Inputs {
    private Inputs() {}

    /** Returns one input for each image, in the order of the arguments, each once; folders in alphabetical order, not deeper. */
    public static List<Input> of(List<Path> arguments) {
        return arguments.stream().<Input>flatMap(Inputs::expand).distinct().toList();
    }

    private static Stream<? extends Input> expand(Path argument) {
        return Files.isDirectory(argument) ? inFolder(argument) : read(argument);
    }

    private static Stream<? extends Input> read(Path file) {
        return TensorFile.isTensor(file) ? TensorInput.read(file).stream() : Stream.of(new PhotoInput(file));
    }

    private static Stream<? extends Input> inFolder(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> pictures =
                    entries.filter(PictureFile::isPicture).sorted().toList();
            return pictures.isEmpty()
                    ? Stream.of(empty(folder))
                    : pictures.stream().flatMap(Inputs::read);
        } catch (IOException | UncheckedIOException e) {
            return Stream.of(new BrokenInput(
                    folder, new IllegalArgumentException(folder + " cannot be listed; check its permissions", e)));
        }
    }

    private static Input empty(Path folder) {
        return new BrokenInput(
                folder,
                new IllegalArgumentException(
                        "folder " + folder + " holds no picture (JPEG, PNG, WebP, TIFF, GIF, BMP or .npy);"
                                + " name the folder that does, folders in it are not searched"));
    }
}
