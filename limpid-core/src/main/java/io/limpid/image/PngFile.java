package io.limpid.image;

import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a picture as a PNG file that appears whole or not at all. */
final class PngFile {
    private PngFile() {}

    static void write(RenderedImage picture, Path file) {
        try (UnfinishedFile unfinished = UnfinishedFile.beside(file)) {
            encode(picture, unfinished.path());
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

    private static void encode(RenderedImage picture, Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException("this Java runtime has no PNG writer");
            }
        }
    }
}
