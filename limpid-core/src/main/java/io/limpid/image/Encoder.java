package io.limpid.image;

import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a picture as a file that appears whole or not at all, in the format that the ending of its name says. */
final class Encoder {
    private Encoder() {}

    static void write(BufferedImage picture, Path file) {
        byte[] content = WritableFormat.of(file).content(picture);
        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            Files.write(unfinished.path(), content, StandardOpenOption.CREATE_NEW);
            unfinished.finish();
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + ": its folder does not exist; create it or name another", e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + file + " (" + FileTrouble.of(e)
                            + "); name a folder that can be written to and has room",
                    e);
        }
    }
}
