package io.limpid.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries that ONNX Runtime for Java unpacks to a temporary folder and loads from there. It deletes them when the process
 * ends, if that is not killed, and leaves the folder behind even then, for it tries to delete that first.
 *
 * <p>Linux needs the files of what it has loaded no longer. Taken away at once, nothing is left by a process that ends by itself,
 * and no more than an empty folder by one that is killed.
 */
final class UnpackedLibraries {
    private static final System.Logger LOG = System.getLogger(UnpackedLibraries.class.getName());
    private static final Path LOADED = Path.of("/proc/self/maps");
    private static final Pattern UNPACKED = Pattern.compile("/.*/onnxruntime-java\\d+/[^/]+$");

    private UnpackedLibraries() {}

    /** Deletes their files where the system tells which they are; their folder stays for libraries that are unpacked later. */
    static void delete() {
        try {
            for (Path library : loaded()) {
                Files.deleteIfExists(library);
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            LOG.log(System.Logger.Level.DEBUG, "unpacked libraries stay until the process ends", e);
        }
    }

    private static List<Path> loaded() throws IOException {
        if (!Files.exists(LOADED)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(LOADED)) {
            return lines.map(UNPACKED::matcher)
                    .filter(Matcher::find)
                    .map(found -> Path.of(found.group()))
                    .distinct()
                    .toList();
        }
    }
}
