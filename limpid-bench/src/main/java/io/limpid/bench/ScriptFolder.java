package io.limpid.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A temporary folder with scripts of this module in it, where one of them may run; gone once closed.
 *
 * @param path the folder
 */
record ScriptFolder(Path path) implements AutoCloseable {
    private static final String OUTPUT = "output.txt";

    /**
     * How a process ended.
     *
     * @param status 0 if all went well
     * @param lines what it printed, without empty lines
     */
    record Exit(int status, List<String> lines) {}

    /** Makes a folder that holds these scripts. */
    static ScriptFolder of(String... scripts) throws IOException {
        ScriptFolder folder = new ScriptFolder(Files.createTempDirectory("limpid-bench"));
        for (String script : scripts) {
            try (InputStream content = Objects.requireNonNull(ScriptFolder.class.getResourceAsStream("/" + script))) {
                Files.copy(content, folder.path.resolve(script));
            }
        }
        return folder;
    }

    /**
     * Runs a script and waits for its end.
     *
     * @throws IOException if the interpreter cannot be started
     */
    Exit run(String interpreter, String script, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(interpreter, path.resolve(script).toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(path.resolve(OUTPUT).toFile())
                .start();
        int status = awaited(process);
        try (Stream<String> lines = Files.lines(path.resolve(OUTPUT))) {
            return new Exit(status, lines.filter(line -> !line.isBlank()).toList());
        }
    }

    private static int awaited(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a script ran; run the benchmark again", e);
        }
    }

    /** Deletes the folder and all that is in it. */
    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
