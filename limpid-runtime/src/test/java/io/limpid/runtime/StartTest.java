package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    /** What the child process runs: it starts ONNX Runtime and ends. */
    static final class Started {
        private Started() {}

        public static void main(String[] arguments) {
            Environment.get();
        }
    }

    @Test
    void process_withALongCommandLine_starts(@TempDir Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Started.class.getName()));
        for (int i = 0; i < 1500; i++) {
            command.add("/home/somebody/pictures/holidays/photo-" + i + ".jpg");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }
}
