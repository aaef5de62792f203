package io.limpid.cli.folder;

import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file was when it was read.
 *
 * @param bytes its size
 * @param modified when it was written last, in milliseconds
 * @param sha256 of its content
 */
public record FileMark(long bytes, long modified, String sha256) {
    /** Looks at a file. */
    public static FileMark of(Path file) {
        try {
            return new FileMark(Files.size(file), modified(file), FileNames.sha256(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read (" + FileTrouble.of(e) + "); check the path", e);
        }
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }

    /** Tells whether a file is the same still: of the same size, and of the same time or content. */
    public boolean isStill(Path file) {
        try {
            return Files.size(file) == bytes
                    && (modified(file) == modified || FileNames.sha256(file).equals(sha256));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
