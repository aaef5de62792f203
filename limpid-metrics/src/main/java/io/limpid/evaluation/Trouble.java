package io.limpid.evaluation;

import java.io.UncheckedIOException;

/**
 * Something that could not be done; the rest went on.
 *
 * @param image which image, or part of the data set
 * @param about the method, the metric, or what else was wanted
 * @param message what was given, what is allowed
 */
public record Trouble(String image, String about, String message) {
    /** Returns it on one line. */
    public String text() {
        return image + ", " + about + ": " + message;
    }

    /** Returns what went wrong, in words for people. */
    static String message(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "Java has no memory left (" + failure.getMessage() + "); use smaller photos, or give it more";
        }
        return isExplained(failure)
                ? line(failure)
                : "unexpected " + failure.getClass().getSimpleName() + ": " + line(failure);
    }

    /** Tells whether a failure's message is written for people; others are faults of Limpid. */
    public static boolean isExplained(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof UncheckedIOException
                || failure.getClass().getName().startsWith("io.limpid.");
    }

    /** Returns a failure's message on one line. */
    public static String line(Throwable failure) {
        return String.valueOf(failure.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
