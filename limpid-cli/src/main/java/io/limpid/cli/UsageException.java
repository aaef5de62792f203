package io.limpid.cli;

import org.jspecify.annotations.Nullable;

/** The command was asked for something that cannot be: a wrong name, a missing model, a folder that is taken. Exit code 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    UsageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Returns the same problem as one of usage. */
    static UsageException of(IllegalArgumentException cause) {
        return new UsageException(Failure.message(cause), cause);
    }
}
