package io.limpid.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A file that gets its name when it is finished, and vanishes if it never is: others see it whole or not at all.
 *
 * @param path where it is written; ends as its name does
 * @param target its name
 */
public record UnfinishedFile(Path path, Path target) implements AutoCloseable {
    /** Returns a file, not there yet, in the folder of the one that it will be. */
    public static UnfinishedFile beside(Path file) {
        Path target = file.toAbsolutePath();
        return new UnfinishedFile(
                target.resolveSibling("." + UUID.randomUUID() + ".part." + target.getFileName()), target);
    }

    /**
     * Gives it its name; a file that has this name already is replaced.
     *
     * @throws IOException if that cannot be
     */
    public void finish() throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("it is a folder");
        }
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes it if it is not finished.
     *
     * @throws IOException if that cannot be
     */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
