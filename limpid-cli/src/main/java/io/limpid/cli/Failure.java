package io.limpid.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Says in words for people what went wrong, and which exit code it has. */
final class Failure {
    /** All done. */
    static final int DONE = 0;
    /** Some input failed; the others are done. */
    static final int INPUT_FAILED = 1;
    /** The command was used wrongly. */
    static final int WRONG_USAGE = 2;

    private Failure() {}

    static int exitCode(Throwable failure) {
        return failure instanceof UsageException ? WRONG_USAGE : INPUT_FAILED;
    }

    /** Returns what was given, what is allowed and what to do next; one line, never a stack trace. */
    static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "Java has no memory left (" + failure.getMessage() + "); use smaller or fewer photos, or give it more:"
                    + " LIMPID_JAVA_OPTS=-Xmx8g limpid ...";
        }
        if (failure instanceof StackOverflowError) {
            return "the input is nested too deeply; run again with --debug to see where";
        }
        if (failure instanceof LinkageError) {
            return "ONNX Runtime cannot be loaded on this machine (" + rootMessage(failure) + "); it needs a 64-bit"
                    + " Linux with glibc, macOS or Windows, and a writable folder for temporary files";
        }
        if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            return io(failure);
        }
        return isExplained(failure) ? oneLine(failure.getMessage()) : unexpected(failure);
    }

    private static boolean isExplained(Throwable failure) {
        boolean ownWords = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof UsageException
                || failure.getClass().getName().startsWith("io.limpid.");
        return ownWords && failure.getMessage() != null;
    }

    private static String io(Throwable failure) {
        Throwable cause = failure.getCause() instanceof IOException inner ? inner : failure;
        String reason = cause instanceof FileSystemException && cause.getMessage() != null
                ? cause.getMessage() + " (" + cause.getClass().getSimpleName() + ")"
                : String.valueOf(cause.getMessage());
        boolean said = failure instanceof UncheckedIOException
                && failure.getMessage() != null
                && !failure.getMessage().equals(String.valueOf(failure.getCause()));
        return oneLine(
                said
                        ? failure.getMessage()
                        : "a file cannot be read or written: " + reason + "; check path, permissions and free space");
    }

    private static String unexpected(Throwable failure) {
        return "unexpected " + failure.getClass().getSimpleName() + ": " + oneLine(String.valueOf(failure.getMessage()))
                + "; this is a fault of Limpid. Run again with --debug and report what it prints";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return oneLine(String.valueOf(root.getMessage()));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
