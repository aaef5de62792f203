package io.limpid.runtime;

import io.limpid.graph.onnx.OnnxModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder in which a model lies with its weights beside it, until closed. What ONNX Runtime reads from there it holds
 * once; of a model that it is handed in memory it holds a second copy for a moment, and Java a third.
 */
record ModelFolder(Path path) implements AutoCloseable {
    /**
     * Writes a model.
     *
     * @param temporary folder in which another is made
     * @throws IOException if there is no such folder, or it has no room
     */
    static ModelFolder holding(OnnxModel model, Path temporary) throws IOException {
        ModelFolder folder = new ModelFolder(Files.createTempDirectory(temporary, "limpid-session-"));
        boolean written = false;
        try {
            model.write(folder.model(), folder.path.resolve("model.bin"));
            written = true;
            return folder;
        } finally {
            if (!written) {
                folder.close();
            }
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
