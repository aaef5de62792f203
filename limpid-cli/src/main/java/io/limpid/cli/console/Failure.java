package io.limpid.cli.console;

import io.limpid.evaluation.Trouble;
import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Says in words for people what went wrong, and which exit code it has. */
public final class Failure {
    /** All done. */
    public static final int DONE = 0;
    /** Some input failed; the others are done. */
    public static final int INPUT_FAILED = 1;
    /** The command was used wrongly. */
    public static final int WRONG_USAGE = 2;
    /** A condition under which a release is refused holds. */
    public static final int GATE_REFUSED = 3;

    private Failure() {}

    /** Returns the exit code of a command that failed so. */
    public static int exitCode(Throwable failure) {
        return failure instanceof UsageException ? WRONG_USAGE : INPUT_FAILED;
    }

    /** Returns what was given, what is allowed and what to do next; one line, never a stack trace. */
    public static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "Java has no memory left (" + failure.getMessage()
                    + "); use smaller or fewer photos, or give it more: LIMPID_JAVA_OPTS=-Xmx8g limpid ...";
        }
        if (failure instanceof StackOverflowError) {
            return "the input is nested too deeply; run again with --debug to see where";
        }
        if (failure instanceof LinkageError) {
            return linkage(failure);
        }
        if (failure instanceof UncheckedIOException || failure instanceof IOException) {
            return io(failure);
        }
        return Trouble.isExplained(failure) ? Trouble.line(failure) : unexpected(failure);
    }

    private static String io(Throwable failure) {
        boolean inOwnWords = failure instanceof UncheckedIOException
                && !Trouble.line(failure).equals(String.valueOf(failure.getCause()));
        IOException cause = failure.getCause() instanceof IOException inner ? inner : (IOException) failure;
        return inOwnWords
                ? Trouble.line(failure)
                : "a file cannot be read or written: " + Trouble.line(cause) + " (" + FileTrouble.of(cause)
                        + "); check path, permissions and free space";
    }

    private static String unexpected(Throwable failure) {
        return "unexpected " + failure.getClass().getSimpleName() + ": " + Trouble.line(failure)
                + "; this is a fault of Limpid. Run again with --debug and report what it prints";
    }

    private static String linkage(Throwable failure) {
        List<Throwable> chain =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        Throwable root = chain.get(chain.size() - 1);
        if (root instanceof ClassNotFoundException || isMissing(root)) {
            return "the class " + Trouble.line(root).replace('/', '.')
                    + " is missing, so this installation of Limpid is incomplete;"
                    + " remove the folder limpid-cli/target and run ./limpid again, which builds it anew";
        }
        return chain.stream().anyMatch(Failure::isNative)
                ? "ONNX Runtime cannot be loaded on this machine (" + Trouble.line(root) + "); it needs a 64-bit"
                        + " Linux with glibc, macOS or Windows, and a writable folder for temporary files"
                : unexpected(root);
    }

    private static boolean isMissing(Throwable failure) {
        return failure instanceof NoClassDefFoundError
                && !Trouble.line(failure).startsWith("Could not initialize class");
    }

    /** Tells whether a failure is that of loading native code, or comes from where ONNX Runtime loads its own. */
    private static boolean isNative(Throwable failure) {
        return failure instanceof UnsatisfiedLinkError
                || Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith("ai.onnxruntime."));
    }
}
