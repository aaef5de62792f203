package io.limpid.cli.folder;

import io.limpid.cli.console.UsageException;
import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The folder that results go to; until it is closed, of one process alone. Files appear in it whole or not at all. */
public final class OutputFolder implements AutoCloseable {
    /** The file that is written last. */
    public static final String MANIFEST = "manifest.json";

    /** The file that says what is done of a run that may be killed. */
    public static final String JOURNAL = "explain.jsonl";

    private final Path folder;
    private final FolderLock lock;

    private OutputFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** What to do about files that are there already. */
    public enum Existing {
        /** Refuse to start. */
        KEEP,
        /** Replace them. */
        REPLACE,
        /** Go on where the run that wrote them was ended, if it left a journal. */
        RESUME;

        /** Returns what the option {@code --force} asks for. */
        public static Existing of(boolean force) {
            return force ? REPLACE : KEEP;
        }
    }

    /**
     * Makes a folder ready, before any work is done.
     *
     * @param files names of all files that will be written, besides the manifest
     * @throws UsageException if it cannot be written to, if another process writes to it, or if one of the files exists and must
     *     be kept
     */
    public static OutputFolder prepare(Path folder, List<String> files, Existing existing) {
        requireWritable(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            new FolderContent(folder, files).prepare(existing);
            return new OutputFolder(folder, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Tries it: permissions alone do not tell on every file system. */
    static void requireWritable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".limpid", ".part"));
        } catch (IOException e) {
            throw new UsageException(
                    "folder " + folder + " cannot be written to (" + FileTrouble.of(e)
                            + "); choose another with -o, or change its permissions",
                    e);
        }
    }

    /** Returns the path of the folder. */
    public Path path() {
        return folder;
    }

    /** Tells whether a path leads to it. */
    public boolean isAt(Path other) {
        try {
            return Files.isSameFile(folder, other);
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Returns the path of a file in it. */
    public Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Removes the manifest of an earlier run, which the files to come would make untrue. */
    public void removeManifest() {
        remove(MANIFEST);
    }

    /** Removes a file, if it is there. */
    public void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw failure(name, e);
        }
    }

    /** Returns how many bytes a file in it takes; -1 if it is not there. */
    public long size(String name) {
        try {
            return Files.size(folder.resolve(name));
        } catch (IOException notThere) {
            return -1;
        }
    }

    /** Something that writes a file. */
    @FunctionalInterface
    public interface FileWriter {
        /** Writes all of the file. */
        void write(Path file) throws IOException;
    }

    /**
     * Writes a file: under another name first, then moved to its own.
     *
     * @throws UncheckedIOException if that fails; nothing is left of it then
     */
    public void write(String name, FileWriter writer) {
        try (UnfinishedFile unfinished = UnfinishedFile.beside(folder.resolve(name))) {
            writer.write(unfinished.path());
            unfinished.finish();
        } catch (IOException e) {
            throw failure(name, e);
        } catch (UncheckedIOException e) {
            throw failure(name, Objects.requireNonNull(e.getCause()));
        }
    }

    private UncheckedIOException failure(String name, IOException cause) {
        return new UncheckedIOException(
                folder.resolve(name) + " cannot be written (" + FileTrouble.of(cause)
                        + "); check permissions and free space",
                cause);
    }

    /** Lets other processes write to it. */
    @Override
    public void close() {
        lock.close();
    }
}
