package io.limpid.cli.folder;

import io.limpid.cli.console.UsageException;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a command will write. */
public record OutputFile(Path path) {
    /**
     * Makes sure that a file can be written, before any work is done.
     *
     * @param read a file that is read, and must not be written over
     * @throws UsageException if the file exists and must be kept, or its folder cannot be written to
     */
    public static OutputFile prepare(Path path, Path read, OutputFolder.Existing existing) {
        if (Files.isDirectory(path)) {
            throw new UsageException(
                    path + " is a folder; give the path of a file with -o, e.g. " + path.resolve("explained.onnx"));
        }
        if (isSame(path, read)) {
            throw new UsageException(path + " is the model itself; choose another file with -o");
        }
        if (existing == OutputFolder.Existing.KEEP && Files.exists(path)) {
            throw new UsageException(
                    path + " is there already; nothing is overwritten without --force. Add it, or choose"
                            + " another file with -o");
        }
        OutputFolder.requireWritable(path.toAbsolutePath().resolveSibling(""));
        return new OutputFile(path);
    }

    private static boolean isSame(Path path, Path read) {
        try {
            return Files.exists(path) && Files.exists(read) && Files.isSameFile(path, read);
        } catch (IOException e) {
            throw new UsageException(
                    path + " cannot be looked at (" + FileTrouble.of(e) + "); choose another file with -o", e);
        }
    }
}
