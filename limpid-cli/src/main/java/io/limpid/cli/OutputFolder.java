package io.limpid.cli;

import io.limpid.file.FileTrouble;
import io.limpid.file.UnfinishedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder that results go to; until it is closed, of one process alone. Files appear in it whole or not at all. */
final class OutputFolder implements AutoCloseable {
    /** The file that is written last. */
    static final String MANIFEST = "manifest.json";

    private static final int SHOWN = 3;

    private final Path folder;
    private final FolderLock lock;

    private OutputFolder(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** What to do about files that are there already. */
    enum Existing {
        /** Refuse to start. */
        KEEP,
        /** Replace them. */
        REPLACE;

        /** Returns what the option {@code --force} asks for. */
        static Existing of(boolean force) {
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
    static OutputFolder prepare(Path folder, List<String> files, Existing existing) {
        requireWritable(folder);
        FolderLock lock = FolderLock.take(folder);
        try {
            if (existing == Existing.KEEP) {
                requireFree(folder, files);
            }
            return new OutputFolder(folder, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requireFree(Path folder, List<String> files) {
        List<String> there = Stream.concat(files.stream(), Stream.of(MANIFEST))
                .filter(name -> Files.exists(folder.resolve(name)))
                .toList();
        if (!there.isEmpty()) {
            throw new UsageException(
                    folder + " holds " + String.join(", ", there.subList(0, Math.min(SHOWN, there.size())))
                            + (there.size() > SHOWN ? " and " + (there.size() - SHOWN) + " more" : "")
                            + " already" + why(there) + ", or choose another folder with -o");
        }
    }

    private static String why(List<String> there) {
        return there.contains(MANIFEST)
                ? "; nothing is overwritten without --force. Add it"
                : ", but no " + MANIFEST + ", which comes last: a run was ended before it was done."
                        + " None goes on where another stopped; add --force to make all anew";
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
    Path path() {
        return folder;
    }

    /** Returns the path of a file in it. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Removes the manifest of an earlier run, which the files to come would make untrue. */
    void removeManifest() {
        try {
            Files.deleteIfExists(folder.resolve(MANIFEST));
        } catch (IOException e) {
            throw failure(MANIFEST, e);
        }
    }

    /** Something that writes a file. */
    @FunctionalInterface
    interface FileWriter {
        /** Writes all of the file. */
        void write(Path file) throws IOException;
    }

    /**
     * Writes a file: under another name first, then moved to its own.
     *
     * @throws UncheckedIOException if that fails; nothing is left of it then
     */
    void write(String name, FileWriter writer) {
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
