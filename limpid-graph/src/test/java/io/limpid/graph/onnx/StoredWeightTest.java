package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.external;
import static io.limpid.graph.onnx.Messages.model;
import static io.limpid.graph.onnx.Messages.node;
import static io.limpid.graph.onnx.Messages.tensor;
import static io.limpid.graph.onnx.Messages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredWeightTest {
    @TempDir
    private Path folder;

    private Path write(TensorProto.Builder weight) throws IOException {
        Files.write(folder.resolve("weights.bin"), new byte[32]);
        GraphProto.Builder graph = GraphProto.newBuilder()
                .addInput(value("x", 2))
                .addInitializer(
                        tensor("inside", ElementType.FLOAT, 2).addFloatData(1).addFloatData(2))
                .addInitializer(weight)
                .addNode(node("Add", List.of("x", "w"), "a"))
                .addNode(node("Mul", List.of("a", "w"), "b"))
                .addNode(node("Sub", List.of("b", "inside"), "y"))
                .addOutput(value("y", 2));
        return Files.write(folder.resolve("model.onnx"), model(graph).toByteArray());
    }

    private static TensorProto.Builder at(String offset, String length) {
        return external(
                tensor("w", ElementType.FLOAT, 1, 2), "location", "weights.bin", "offset", offset, "length", length);
    }

    @Test
    void weights_sayWhereTheyLie() throws IOException {
        assertThat(StoredWeight.of(write(at("16", "8"))))
                .containsExactly(new StoredWeight(
                        "w", TensorType.floats(1, 2), folder.toAbsolutePath().resolve("weights.bin"), 16))
                .first()
                .matches(weight -> weight.bytes() == 8);
    }

    @Test
    void weightThatDoesNotFitItsPlace_isRefused() throws IOException {
        Path cutOff = write(at("28", "8"));
        assertThatThrownBy(() -> StoredWeight.of(cutOff))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("weights.bin");

        Path tooLong = write(at("0", "12"));
        assertThatThrownBy(() -> StoredWeight.of(tooLong))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("12 bytes");
    }

    @Test
    void fileThatIsNoModel_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.onnx"), "not a model");

        assertThatThrownBy(() -> StoredWeight.of(file))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("text.onnx");
    }

    @Test
    void largeWeights_goIntoTheFileThatIsNamedForThem_andAreReadBackFromThere() throws IOException {
        Tensor first = Tensor.filled(1.5f, 65, 256);
        Tensor second = Tensor.filled(-2, 256, 70);
        Tensor small = Tensor.filled(3, 70);
        Graph graph = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 65))
                .initializer(Value.of("first"), first)
                .initializer(Value.of("second"), second)
                .initializer(Value.of("small"), small)
                .node(Node.of("MatMul", values("x", "first"), values("a"), Attributes.NONE))
                .node(Node.of("Gemm", values("a", "second", "small"), values("y"), Attributes.NONE))
                .output(Value.of("y"))
                .build();
        Path file = folder.resolve("apart.onnx");

        OnnxModel.of(graph).write(file, folder.resolve("apart.bin"));

        assertThat(OnnxModel.read(file).graph().initializers()).isEqualTo(graph.initializers());
        assertThat(Files.size(file)).isLessThan(first.bytes().remaining());
        assertThat(StoredWeight.of(file))
                .extracting(StoredWeight::name, StoredWeight::offset)
                .containsExactly(tuple("first", 0L), tuple("second", 69632L));
    }

    @Test
    void inputs_becomeWeightsThatLieInFiles() throws IOException {
        Tensor first = Tensor.filled(1.5f, 3);
        Tensor second = Tensor.filled(-2, 5, 2);
        Path stored = folder.resolve("stored.bin");
        List<StoredWeight> weights =
                List.of(StoredWeight.append("v", first, stored), StoredWeight.append("w", second, stored));
        Graph graph = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(3))
                .input(Value.of("v"))
                .input(Value.of("w"))
                .node(Node.of("Sum", values("x", "v"), values("a"), Attributes.NONE))
                .node(Node.of("MatMul", values("a", "w"), values("y"), Attributes.NONE))
                .output(Value.of("y"))
                .build();
        Path file = folder.resolve("model.onnx");

        OnnxModel.of(graph).write(file, folder.resolve("weights.bin"), weights);

        Graph read = OnnxModel.read(file).graph();
        assertThat(read.inputs()).isEqualTo(values("x"));
        assertThat(read.initializers()).isEqualTo(Map.of(Value.of("v"), first, Value.of("w"), second));
        assertThat(weights).extracting(StoredWeight::offset).containsExactly(0L, 4096L);
    }

    @Test
    void weightsThatMayBeFed_areNoConstants() {
        Graph graph = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(3))
                .initializer(Value.of("w"), Tensor.filled(2, 3))
                .initializer(Value.of("v"), Tensor.filled(3, 3))
                .node(Node.of("Sum", values("x", "v", "w"), values("y"), Attributes.NONE))
                .output(Value.of("y"))
                .build();
        OnnxModel model = OnnxModel.of(graph);

        assertThat(model.constants()).containsExactlyInAnyOrder(Value.of("v"), Value.of("w"));
        assertThat(model.withOptionalInput(Value.of("v"), TensorType.floats(3)).constants())
                .containsExactly(Value.of("w"));
    }

    private static List<Value> values(String... names) {
        return Stream.of(names).map(Value::of).toList();
    }
}
