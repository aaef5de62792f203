package io.limpid.cli.folder;

import io.limpid.cli.console.UsageException;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right of one process alone to write to a folder. The system takes it back when the process ends, however it ends; the file
 * that a killed one leaves holds nobody up.
 *
 * <p>Where the file system knows no locks, everybody may write.
 */
final class FolderLock implements AutoCloseable {
    /** The file that is locked, and says by whom. */
    static final String NAME = ".limpid.lock";

    /** The byte that is locked, far behind the text: some systems let nobody read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    /** What a file says that was taken away; it may still be open elsewhere. */
    private static final String ENDED = "ended";

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the right to write to a folder, which must be there.
     *
     * @throws UsageException if another process has it; says which
     */
    static FolderLock take(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Optional<FolderLock> taken = tryTake(file);
            while (taken.isEmpty()) {
                taken = tryTake(file);
            }
            return taken.get();
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be written (" + FileTrouble.of(e)
                            + "); choose another folder with -o, or change its permissions",
                    e);
        }
    }

    /** Returns the lock; empty if its file was taken away meanwhile by whoever had it before. */
    private static Optional<FolderLock> tryTake(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            Optional<FolderLock> taken = tryTake(file, channel);
            if (taken.isEmpty()) {
                channel.close();
            }
            return taken;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** What was opened may be taken away by the time it is locked, and another file stand in its place. */
    static Optional<FolderLock> tryTake(Path file, FileChannel channel) throws IOException {
        lock(file, channel);
        if (text(channel).equals(ENDED)) {
            return Optional.empty();
        }
        write(channel, Long.toString(ProcessHandle.current().pid()));
        return Optional.of(new FolderLock(file, channel));
    }

    private static void lock(Path file, FileChannel channel) throws IOException {
        try {
            if (isTaken(channel)) {
                throw taken(file, " (process " + holder(channel) + ")");
            }
        } catch (OverlappingFileLockException e) {
            throw taken(file, "");
        }
    }

    private static boolean isTaken(FileChannel channel) {
        try {
            return channel.tryLock(LOCKED, 1, false) == null;
        } catch (IOException noLocks) {
            return false;
        }
    }

    private static UsageException taken(Path file, String holder) {
        return new UsageException("another limpid" + holder + " is writing to the folder "
                + file.toAbsolutePath().getParent()
                + " just now; wait until it has ended, or choose another folder with -o");
    }

    private static String holder(FileChannel channel) throws IOException {
        String text = text(channel);
        return text.isEmpty() ? "unknown" : text;
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(Long.BYTES * 3);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII).strip();
    }

    private static void write(FileChannel channel, String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    }

    /** Takes the file away before it lets go of it, and tells those who have it open already that it is worth nothing. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(file);
            write(channel, ENDED);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    file + " cannot be removed (" + FileTrouble.of(e) + "); remove it by hand", e);
        }
    }
}
