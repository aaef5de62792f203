package io.limpid.runtime;

import io.limpid.graph.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A temporary folder in which a model lies with its weights beside it, until closed. What ONNX Runtime reads from there it holds
 * once; of a model that it is handed in memory it holds a second copy for a moment, and Java a third.
 */
record ModelFolder(Path path) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ModelFolder.class.getName());
    private static final String PREFIX = "limpid-session-";

    /** Loading takes seconds. What is older than this belongs to a process that was killed meanwhile. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Set<Path> SWEPT = ConcurrentHashMap.newKeySet();

    /**
     * Returns one with a model in it.
     *
     * @param temporary folder in which another is made
     * @throws IOException if there is no such folder, or it has no room
     */
    static ModelFolder holding(OnnxModel model, Path temporary) throws IOException {
        ModelFolder folder = empty(temporary);
        boolean written = false;
        try {
            folder.write(FoldedModel.unfolded(model));
            written = true;
            return folder;
        } finally {
            if (!written) {
                folder.close();
            }
        }
    }

    /**
     * Returns a new one; when it is the first there, folders that killed processes left go, so that they do not gather.
     *
     * @param temporary folder in which another is made
     * @throws IOException if there is no such folder
     */
    static ModelFolder empty(Path temporary) throws IOException {
        if (SWEPT.add(temporary)) {
            sweep(temporary);
        }
        return new ModelFolder(Files.createTempDirectory(temporary, PREFIX));
    }

    /**
     * Writes a model, in place of one that was written before.
     *
     * @throws IOException if there is no room
     */
    void write(FoldedModel folded) throws IOException {
        folded.model().write(model(), path.resolve("model.bin"), folded.weights());
    }

    /** Deletes folders that nobody uses any more, as far as the system lets it. */
    private static void sweep(Path temporary) {
        Instant latest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isFolderOf(folder, latest)) {
                    new ModelFolder(folder).close();
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.log(System.Logger.Level.DEBUG, "old folders stay where they are", e);
        }
    }

    /** Another process may sweep too, so what is listed may be gone. */
    private static boolean isFolderOf(Path path, Instant latest) {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return found.isDirectory() && found.lastModifiedTime().toInstant().isBefore(latest);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Returns the model's file. */
    Path model() {
        return path.resolve("model.onnx");
    }

    /** Deletes the folder; what a system will not let go of while it is mapped, at the end of the process. */
    @Override
    public void close() {
        for (Path file : files()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException stillMapped) {
                // what is registered last goes first
                path.toFile().deleteOnExit();
                file.toFile().deleteOnExit();
            }
        }
    }

    /** Returns what lies in it, and then the folder itself. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(path)) {
            return Stream.concat(files, Stream.of(path)).toList();
        } catch (IOException unreadable) {
            return List.of(path);
        }
    }
}
