package io.limpid.file;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that gets its name when it is finished, and vanishes if it never is: others see it whole or not at all.
 *
 * @param path where it is written; ends as its name does
 * @param target its name
 */
public record UnfinishedFile(Path path, Path target) implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("\\.[0-9a-f-]{36}\\.part\\.(.+)", Pattern.DOTALL);

    /** Returns a file, not there yet, in the folder of the one that it will be. */
    public static UnfinishedFile beside(Path file) {
        Path target = file.toAbsolutePath();
        return new UnfinishedFile(
                target.resolveSibling("." + UUID.randomUUID() + ".part." + target.getFileName()), target);
    }

    /** Returns the name that an unfinished file would have got, which a killed process may have left; empty if it is none. */
    public static Optional<String> nameOf(Path file) {
        return Optional.ofNullable(file.getFileName())
                .map(name -> NAME.matcher(name.toString()))
                .filter(Matcher::matches)
                .map(name -> name.group(1));
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
