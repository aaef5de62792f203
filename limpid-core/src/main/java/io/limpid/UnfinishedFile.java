package io.limpid;

import io.limpid.tensor.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A file that gets its name when it is finished, and vanishes if it never is. */
record UnfinishedFile(Path path, Path target) implements AutoCloseable {
    static UnfinishedFile beside(Path file) {
        Path target = file.toAbsolutePath();
        return new UnfinishedFile(
                target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part"), target);
    }

    void finish() {
        try {
            move();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + " cannot be written: " + FileTrouble.of(e) + "; choose a file that may be overwritten", e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    path + " cannot be removed: " + FileTrouble.of(e) + "; remove it by hand", e);
        }
    }
}
