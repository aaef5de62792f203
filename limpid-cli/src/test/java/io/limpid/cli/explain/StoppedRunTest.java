package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.cli.Bench;
import io.limpid.cli.Main;
import io.limpid.cli.Run;
import io.limpid.cli.folder.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a command is told to end while ONNX Runtime works, in a JVM as the launcher starts it. */
class StoppedRunTest {
    private static final int ENDED_BY_SIGTERM = 128 + 15;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void commandToldToEnd_endsBySignal_withoutCrashReportOrResults_andHoldsNobodyUp()
            throws IOException, InterruptedException {
        Bench bench = new Bench(folder);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err.txt");
        List<String> command = command(
                "explain", bench.model(), bench.photo("a.png"), "-m", "smooth-grad(samples=10000000)", "-o", out);

        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        waitUntilRunning(process, err);
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(Bench.files(folder)).noneMatch(name -> name.startsWith("hs_err"));
        assertThat(Bench.files(out)).containsExactly(".limpid.lock", OutputFolder.JOURNAL);
        if (OS.LINUX.isCurrentOs()) {
            assertThat(leftIn(temporary())).isEmpty();
        }
        Run.of("explain", bench.model(), bench.photo("a.png"), "-o", out).succeeds();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void commandThatEnds_leavesNothingInTheTemporaryFolder() throws IOException, InterruptedException {
        Bench bench = new Bench(folder);
        List<String> command = command("explain", bench.model(), bench.photo("a.png"), "-o", folder.resolve("out"));

        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("err.txt").toFile())
                .start();

        assertThat(process.waitFor()).isZero();
        assertThat(Bench.files(temporary())).isEmpty();
    }

    private Path temporary() throws IOException {
        return Files.createDirectories(folder.resolve("temporary"));
    }

    /** Returns the files in a folder and those in it. */
    private static List<Path> leftIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private List<String> command(Object... args) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(launcherOptions());
        command.add("-Djava.io.tmpdir=" + temporary());
        command.addAll(List.of("-Dlimpid.terminal=true", "-cp", Run.classPath(), Main.class.getName()));
        List.of(args).forEach(arg -> command.add(arg.toString()));
        return command;
    }

    /** Returns the options for Java that the launcher's last line spells out. */
    private static List<String> launcherOptions() throws IOException {
        String exec = Files.readString(Path.of("..", "limpid"))
                .lines()
                .filter(line -> line.startsWith("exec \"$java\""))
                .findFirst()
                .orElseThrow();
        return List.of(exec.split(" ")).stream()
                .filter(word -> word.startsWith("-X") || word.startsWith("-Djava"))
                .toList();
    }

    /** Waits for the progress bar: then ONNX Runtime is at work. */
    private static void waitUntilRunning(Process process, Path err) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(err).contains("explaining")) {
            assertThat(process.isAlive())
                    .as("it said: %s", Files.readString(err))
                    .isTrue();
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }
}
