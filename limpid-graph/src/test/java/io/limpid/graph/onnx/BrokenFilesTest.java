package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.node;
import static io.limpid.graph.onnx.Messages.tensor;
import static io.limpid.graph.onnx.Messages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.tensor.ElementType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'\u00ff\u00d8\u00ff\u00e0..JFIF', JPEG",
        "'\u0089PNG\r\n', PNG",
        "'<!doctype html><html></html>', web page",
        "'PK\u0003\u0004archive/data.pkl', PyTorch",
        "'\u0080\u0002}q', PyTorch",
        "'\u0089HDF\r\n', Keras",
        "'\u001c\u0000\u0000\u0000TFL3', TensorFlow Lite",
        "'version https://git-lfs.github.com/spec/v1', git lfs pull",
        "'{\"a\": 1}', JSON",
        "'\u0093NUMPY', NumPy",
        "'', empty"
    })
    void otherKindsOfFiles_areCalledByTheirName(String content, String name) {
        assertThatThrownBy(() -> OnnxModel.parse(content.getBytes(StandardCharsets.ISO_8859_1), "photo"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageStartingWith("photo is not an ONNX model")
                .hasMessageContaining(name)
                .hasMessageContaining("Give a complete .onnx file");
    }

    @Test
    void randomBytes_areRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            random.nextBytes(noise);

            assertThatThrownBy(() -> OnnxModel.parse(noise, "noise")).isInstanceOf(InvalidModelException.class);
        }
    }

    @Test
    void fileWithOneByteChanged_isReadOrRefused_andNothingElse() {
        byte[] whole = Messages.model(GraphProto.newBuilder()
                        .addInput(value("x", 2))
                        .addInitializer(tensor("w", ElementType.FLOAT, 1).addFloatData(1))
                        .addNode(node("Add", List.of("x", "w"), "h"))
                        .addNode(node("Clip", List.of("h"), "y"))
                        .addOutput(value("y", 2)))
                .toByteArray();
        int refused = 0;
        for (int place = 0; place < whole.length; place++) {
            for (int change = 1; change < 256; change++) {
                byte[] changed = whole.clone();
                changed[place] ^= (byte) change;
                refused += isRefused(changed) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(whole.length);
    }

    private static boolean isRefused(byte[] content) {
        try {
            CanonicalForm.of(OnnxModel.parse(content, "changed")).toBytes();
            return false;
        } catch (InvalidModelException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }

    @Test
    void valuesWithoutNames_areRefused() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("", 2))
                .addNode(node("Relu", List.of("x"), "y"))
                .addOutput(value("y", 2));

        assertThatThrownBy(() -> Messages.read(graph))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("has no name");
    }

    @Test
    void nodesThatWriteNothing_areLeftOut() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", 2))
                .addNode(node("Print", List.of("x"), "").toBuilder().clearOutput())
                .addNode(node("Relu", List.of("x"), "y"))
                .addOutput(value("y", 2));

        assertThat(Messages.read(graph).graph().nodes()).hasSize(1);
    }

    @Test
    void missingFile_isNamed() {
        Path file = folder.resolve("gone.onnx");

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("there is no file " + file);
    }

    @Test
    void folder_isNamed() {
        assertThatThrownBy(() -> OnnxModel.read(folder))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("is a folder")
                .hasMessageContaining(".onnx file in it");
    }

    @Test
    void fileAbove2Gigabytes_isRefusedBeforeItIsRead() throws IOException {
        Path file = folder.resolve("huge.onnx");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("at most 2 GB")
                .hasMessageContaining("external data");
        assertThat(Files.size(file)).isEqualTo(3L << 30);
    }
}
