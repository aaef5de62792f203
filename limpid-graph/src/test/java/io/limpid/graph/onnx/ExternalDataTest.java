package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.external;
import static io.limpid.graph.onnx.Messages.model;
import static io.limpid.graph.onnx.Messages.node;
import static io.limpid.graph.onnx.Messages.tensor;
import static io.limpid.graph.onnx.Messages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalDataTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeWeights() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putFloat(1).putFloat(2).putFloat(3).putFloat(4);
        Files.write(Files.createDirectory(folder.resolve("data")).resolve("weights.bin"), bytes.array());
    }

    @Test
    void weights_areReadFromTheirFile_andWrittenIntoTheModel() throws IOException {
        OnnxModel model = OnnxModel.read(write(
                external(vector(), "location", "data/weights.bin", "offset", "4", "length", "8", "checksum", "x")));

        OnnxModel alone = OnnxModel.parse(model.toBytes(), "alone");

        assertThat(alone.graph().constant(Value.of("w"))).contains(Tensor.of(new float[] {2, 3}, 2));
    }

    @Test
    void weightsOfMoreThan2GigabytesTogether_areRefusedBeforeTheyAreRead() throws IOException {
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("huge.bin").toFile(), "rw")) {
            sparse.setLength(1L << 32);
        }
        GraphProto.Builder graph = GraphProto.newBuilder().addOutput(value("y", 1));
        for (int i = 0; i < 4; i++) {
            graph.addInitializer(external(tensor("w" + i, ElementType.FLOAT, 1 << 28), "location", "huge.bin"));
        }
        Path file = Files.write(
                folder.resolve("model.onnx"),
                model(graph.addNode(node("Add", List.of("w0", "w1"), "y"))).toByteArray());

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("4294967296 bytes")
                .hasMessageContaining("float16");
    }

    @Test
    void weightsWithoutLength_takeTheRestOfTheFile() throws IOException {
        OnnxModel model = OnnxModel.read(write(external(vector(), "location", "data/weights.bin", "offset", "8")));

        assertThat(model.graph().constant(Value.of("w"))).contains(Tensor.of(new float[] {3, 4}, 2));
    }

    @Test
    void weightsOfASubgraph_areWrittenIntoTheModelToo() throws IOException {
        GraphProto branch = GraphProto.newBuilder()
                .addInitializer(external(vector(), "location", "data/weights.bin", "length", "8"))
                .addNode(node("Identity", List.of("w"), "y"))
                .addOutput(value("y", 2))
                .build();
        AttributeProto then = AttributeProto.newBuilder()
                .setName("then_branch")
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(branch)
                .build();
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("c", 1))
                .addNode(node("If", List.of("c"), "z", then))
                .addOutput(value("z", 2));
        Path file = Files.write(folder.resolve("model.onnx"), model(graph).toByteArray());

        OnnxModel alone = OnnxModel.parse(OnnxModel.read(file).toBytes(), "alone");

        assertThat(alone.graph().nodes().get(0).attributes()).asString().contains("bytes");
        assertThat(new String(alone.toBytes(), StandardCharsets.ISO_8859_1)).doesNotContain("weights.bin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../weights.bin", "/etc/hostname", "data/../../weights.bin", "a\u0000b"})
    void placesOutsideOfTheModelsFolder_areRefused(String location) throws IOException {
        Path file = write(external(vector(), "location", location));

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("weight w lies at");
    }

    @Test
    void missingFile_isNamed() throws IOException {
        Path file = write(external(vector(), "location", "data/gone.bin"));

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("gone.bin")
                .hasMessageContaining("put the model's data file beside the model");
    }

    @ParameterizedTest
    @CsvSource({"8,12", "17,1", "-4,8", "x,8", "0,-8"})
    void partsThatTheFileDoesNotHave_areRefused(String offset, String length) throws IOException {
        Path file = write(external(vector(), "location", "data/weights.bin", "offset", offset, "length", length));

        assertThatThrownBy(() -> OnnxModel.read(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("weight w");
    }

    @Test
    void modelGivenAsBytes_cannotHaveWeightsElsewhere() throws IOException {
        byte[] bytes = Files.readAllBytes(write(external(vector(), "location", "data/weights.bin")));

        assertThatThrownBy(() -> OnnxModel.parse(bytes, "stream"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("read it from its file");
    }

    private static TensorProto.Builder vector() {
        return tensor("w", ElementType.FLOAT, 2);
    }

    private Path write(TensorProto.Builder weight) throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", 2))
                .addInitializer(weight)
                .addNode(node("Add", List.of("x", "w"), "y"))
                .addOutput(value("y", 2));
        return Files.write(folder.resolve("model.onnx"), model(graph).toByteArray());
    }
}
