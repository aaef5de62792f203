package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a command left behind on its streams, and its exit code. */
public record Run(int exitCode, String out, String err) {
    /** Runs a command as a terminal would. */
    public static Run of(Object... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(
                Arrays.stream(args).map(Object::toString).toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * Runs a command in a JVM of its own.
     *
     * @param classPath what it may use, as {@link #classPath} gives it
     * @param options for Java, e.g. {@code -Xmx512m}
     */
    public static Run inOwnJvm(String classPath, List<String> options, Object... args) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath, Main.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        try {
            Path err = Files.createTempFile("limpid", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Run run = new Run(process.waitFor(), out, Files.readString(err));
            Files.delete(err);
            return run;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the command did not run: " + command, e);
        }
    }

    /** Starts a command in a JVM of its own, which is to be ended. */
    public static Process start(Object... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath(), Main.class.getName()));
        Arrays.stream(args).map(Object::toString).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns the class path of this JVM without the libraries whose file names start so. */
    public static String classPath(String... without) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Arrays.stream(without)
                        .noneMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Asserts that all is done. */
    public Run succeeds() {
        assertThat(exitCode).as("exit code; it said: %s", err).isZero();
        return this;
    }

    /** Asserts the exit code, and that the reason is given in words that hold these, without a stack trace. */
    public Run failsWith(int expected, String... words) {
        assertThat(exitCode).as("exit code; it said: %s", err).isEqualTo(expected);
        assertThat(err)
                .contains("limpid: ")
                .contains(words)
                .doesNotContain("\tat ")
                .doesNotContain("Exception in thread");
        return this;
    }

    /** Returns what was printed as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("standard output is no JSON: " + out, e);
        }
    }
}
