package io.limpid.image;

import org.jspecify.annotations.Nullable;

/** Says that something given as a photo cannot be used as one: missing, empty, damaged, too large, or another format. */
public final class UnreadableImageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableImageException(String message) {
        super(message);
    }

    UnreadableImageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
