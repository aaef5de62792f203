package io.limpid.cli.console;

import io.limpid.file.FileTrouble;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command speaks.
 *
 * @param out for results that other programs may read
 * @param err for people
 * @param debug whether people want stack traces
 */
public record Console(PrintStream out, PrintStream err, Debug debug) {
    private static final String TERMINAL = "limpid.terminal";

    /** Prints a line for people. */
    public void say(String line) {
        err.println(line);
    }

    /** Prints a warning for people. */
    public void warn(String message) {
        err.println("limpid: warning: " + message);
    }

    /** Prints what went wrong, with what; the stack trace only where it was asked for. */
    public void fail(String about, Throwable failure) {
        err.println("limpid: " + about + Failure.message(failure));
        if (debug == Debug.ON) {
            failure.printStackTrace(err);
        }
    }

    /** Prints a result, in UTF-8 whatever the terminal's encoding is. */
    public void print(String result) {
        byte[] bytes = (result + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Prints a file that is a result. */
    public void print(Path result) {
        try {
            Files.copy(result, out);
        } catch (IOException e) {
            throw new UncheckedIOException(result + " cannot be printed (" + FileTrouble.of(e) + ")", e);
        }
        out.flush();
    }

    /** Tells whether a person watches {@code err}; the launcher knows, Java does not. */
    static boolean isTerminal() {
        return Boolean.getBoolean(TERMINAL);
    }

    /** Whether stack traces are wanted. */
    public enum Debug {
        /** Messages only. */
        OFF,
        /** Stack traces too. */
        ON
    }
}
