package io.limpid.cli.console;

import org.jspecify.annotations.Nullable;

/** The command was asked for something that cannot be: a wrong name, a missing model, a folder that is taken. Exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A problem in words: what was given, what is allowed, what to do next. */
    public UsageException(String message) {
        super(message);
    }

    /** A problem in words that something else made known. */
    public UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the same problem as one of usage. */
    public static UsageException of(IllegalArgumentException cause) {
        return new UsageException(Failure.message(cause), cause);
    }
}
