package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.testkit.net.RandomNets;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says in a JVM of its own where something of Limpid is missing or cannot start. */
class BrokenInstallationTest {
    @TempDir
    Path folder;

    @Test
    void libraryThatIsMissing_isNamedByItsClass() throws Exception {
        assertThat(inspected(classPathWithout("onnxruntime-")))
                .contains("limpid: ", "the class ai.onnxruntime.", "is missing", "run ./limpid again")
                .doesNotContain("glibc")
                .doesNotContain("\tat ");
    }

    @Test
    void nativeLibraryThatCannotBeUnpacked_saysWhatOnnxRuntimeNeeds() throws Exception {
        Path file = Files.createFile(folder.resolve("not-a-folder"));

        assertThat(inspected(classPathWithout("nothing"), "-Djava.io.tmpdir=" + file))
                .contains("limpid: ", "ONNX Runtime cannot be loaded", "temporary files")
                .doesNotContain("\tat ");
    }

    private String inspected(String classPath, String... options) throws IOException, InterruptedException {
        Path model = folder.resolve("model.onnx");
        OnnxModel.of(RandomNets.vgg(1).graph()).write(model);
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Main.class.getName(), "inspect", model.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }

    private static String classPathWithout(String library) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith(library))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
