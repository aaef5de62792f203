package io.limpid.cli;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command says in a JVM of its own where something of Limpid is missing or cannot start. */
class BrokenInstallationTest {
    @TempDir
    Path folder;

    private Path model;

    @BeforeEach
    void prepare() {
        model = folder.resolve("model.onnx");
        OnnxModel.of(RandomNets.vgg(1).graph()).write(model);
    }

    @Test
    void libraryThatIsMissing_isNamedByItsClass() {
        Run.inOwnJvm(Run.classPath("onnxruntime-"), List.of(), "inspect", model)
                .failsWith(1, "the class ai.onnxruntime.", "is missing", "run ./limpid again");
    }

    @Test
    void nativeLibraryThatCannotBeUnpacked_saysWhatOnnxRuntimeNeeds() throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder"));

        Run.inOwnJvm(Run.classPath(), List.of("-Djava.io.tmpdir=" + file), "inspect", model)
                .failsWith(1, "ONNX Runtime cannot be loaded", "temporary files");
    }
}
