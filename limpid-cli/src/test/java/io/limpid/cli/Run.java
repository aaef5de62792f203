package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a command left behind on its streams, and its exit code. */
record Run(int exitCode, String out, String err) {
    /** Runs a command as a terminal would. */
    static Run of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Asserts that all is done. */
    Run succeeds() {
        assertThat(exitCode).as("exit code; it said: %s", err).isZero();
        return this;
    }

    /** Asserts the exit code, and that the reason is given in words that hold these, without a stack trace. */
    Run failsWith(int expected, String... words) {
        assertThat(exitCode).as("exit code; it said: %s", err).isEqualTo(expected);
        assertThat(err)
                .contains("limpid: ")
                .contains(words)
                .doesNotContain("\tat ")
                .doesNotContain("Exception in thread");
        return this;
    }

    /** Returns what was printed as JSON. */
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("standard output is no JSON: " + out, e);
        }
    }
}
