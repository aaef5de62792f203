package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
    private static final Value X = Value.of("x");
    private static final Value W = Value.of("w");
    private static final Value Y = Value.of("y");

    @TempDir
    private Path folder;

    private static Graph graph() {
        Attributes attributes = Attributes.NONE
                .with("axis", 1)
                .with("alpha", 0.5f)
                .with("mode", "linear")
                .with("pads", new long[] {1, 2})
                .with("scales", new Attribute.FloatList(List.of(1f, 2f)))
                .with("names", new Attribute.StringList(List.of("a", "ö")))
                .with("value", new Attribute.TensorValue(Tensor.vector(3, 4)));
        Shape batch = Shape.of(0, 3).with(0, new Dim.Symbolic("batch"));
        return new GraphBuilder()
                .input(X, new TensorType(ElementType.FLOAT, batch))
                .initializer(W, Tensor.of(new float[] {1, 2, 3}, 3))
                .node(new Node("n", "Odd", "some.domain", List.of(X, Value.ABSENT, W), List.of(Y), attributes))
                .output(Y)
                .type(Y, TensorType.floats(1, 3))
                .build();
    }

    @Test
    void writtenAndReadAgain_isTheSameGraph() {
        OnnxModel read = OnnxModel.parse(OnnxModel.of(graph()).toBytes(), "test");

        assertThat(read.graph()).hasToString(graph().toString());
        assertThat(read.graph().nodes()).isEqualTo(graph().nodes());
        assertThat(read.graph().initializers()).isEqualTo(graph().initializers());
        assertThat(read.opset()).isEqualTo(18);
    }

    @Test
    void printedGraph_namesWeightsNodesAndTypes() {
        assertThat(graph())
                .hasToString(
                        """
                input %x : float[batch,3]
                weight %w float[3]
                %y = some.domain.Odd{alpha=0.5, axis=1, mode="linear", names=[a, ö], pads=[1, 2], scales=[1.0, 2.0], \
                value=int64[2]}(%x, _, %w) : float[1,3]
                output %y : float[1,3]
                """);
    }

    @Test
    void metadata_isKeptInItsOrder() {
        Map<String, String> metadata = Map.of("provenance", "{}");

        OnnxModel model = OnnxModel.of(graph()).withMetadata(metadata);

        assertThat(OnnxModel.parse(model.toBytes(), "test").metadata()).isEqualTo(metadata);
        assertThat(model.withMetadata(Map.of()).metadata()).isEmpty();
    }

    @Test
    void opset_isDeclaredAndKeepsOthers() {
        OnnxModel model = OnnxModel.of(graph()).withOpset(21);

        assertThat(OnnxModel.parse(model.toBytes(), "test").opset()).isEqualTo(21);
    }

    @Test
    void digest_isThatOfTheBytesRead_alsoAfterAChange() throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, OnnxModel.of(graph()).toBytes());

        OnnxModel read = OnnxModel.read(file);

        assertThat(read.digest()).hasSize(64).isEqualTo(OnnxModel.of(graph()).digest());
        assertThat(read.withMetadata(Map.of("a", "b")).digest()).isEqualTo(read.digest());
    }

    @Test
    void contentDigest_isThatOfItsBytes_whateverItWasReadFrom() throws NoSuchAlgorithmException {
        OnnxModel read = OnnxModel.parse(OnnxModel.of(graph()).toBytes(), "test");

        OnnxModel changed = read.withMetadata(Map.of("a", "b"));

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(changed.toBytes());
        assertThat(changed.contentDigest()).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @Test
    void write_replacesTheFileWhole_andLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("model.onnx"), "old");

        OnnxModel.of(graph()).write(file);

        assertThat(OnnxModel.read(file).graph()).hasToString(graph().toString());
        assertThat(folder).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void write_intoAMissingFolder_saysSoAndLeavesNothing() {
        Path file = folder.resolve("missing").resolve("model.onnx");

        assertThatThrownBy(() -> OnnxModel.of(graph()).write(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("choose a folder");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everyCutOfAFile_isRefusedWithAMessage() {
        byte[] whole = OnnxModel.of(graph()).toBytes();

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                OnnxModel.parse(cut, "cut.onnx");
            } catch (InvalidModelException e) {
                assertThat(e).hasMessageStartingWith("cut.onnx");
            }
        }
        assertThatThrownBy(() -> OnnxModel.parse(Arrays.copyOf(whole, whole.length / 2), "cut.onnx"))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("cut off");
    }
}
