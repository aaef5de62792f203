package io.limpid.cli.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.cli.folder.FileMark;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tensors of whole numbers, which only models that take them can use. */
class TensorInputTest {
    @TempDir
    Path folder;

    /** {@code scores = mean(image)} for each of three channels of 2 x 2. */
    private static Graph mean(ElementType taken) {
        return new GraphBuilder()
                .input(Value.of("image"), new TensorType(taken, Shape.of(1, 3, 2, 2)))
                .node(node("Cast", "numbers", "image").withAttributes(Attributes.NONE.with("to", 1L)))
                .node(node("GlobalAveragePool", "mean", "numbers"))
                .node(node("Flatten", "scores", "mean"))
                .output(Value.of("scores"))
                .type(Value.of("scores"), TensorType.floats(1, 3))
                .build();
    }

    private static Node node(String opType, String output, String input) {
        return Node.of(opType, List.of(Value.of(input)), List.of(Value.of(output)), Attributes.NONE);
    }

    /** Returns an image whose second channel is the brightest. */
    private static Tensor image(ElementType element) {
        ByteBuffer numbers = ByteBuffer.allocate(12 * element.bytes());
        for (int i = 0; i < 12; i++) {
            numbers.put(i * element.bytes(), (byte) (i / 4 == 1 ? 200 - i : i));
        }
        return Tensor.raw(element, new long[] {1, 3, 2, 2}, numbers);
    }

    private Run explain(ElementType taken, ElementType given) {
        Bench bench = new Bench(folder);
        Path model = bench.model("takes.onnx", mean(taken));
        Path tensor = bench.tensor("image.npy", image(given));
        return Run.of("explain", model, tensor, "-m", "input-x-gradient", "-o", bench.path("out"));
    }

    @ParameterizedTest
    @EnumSource(names = {"UINT8", "INT32"})
    void wholeNumbers_areTakenByAModelThatTakesThem(ElementType element) throws IOException {
        explain(element, element).succeeds();

        Tensor attribution = Npy.read(folder.resolve("out/image.input-x-gradient.top1.npy"));
        assertThat(attribution.toFloats()).startsWith(0, 0, 0, 0, 49, 48.75f, 48.5f, 48.25f);
    }

    @Test
    void fileOfManyImages_isDigestedOnce() {
        Path tensor = new Bench(folder).tensor("x.npy", Tensor.filled(0.5f, 3, 3, 2, 2));

        List<? extends Input> images = TensorInput.read(tensor);

        FileMark first = ((TensorInput) images.get(0)).mark();
        assertThat(images).hasSize(3).allSatisfy(image -> assertThat(((TensorInput) image).mark())
                .isSameAs(first));
    }

    @Test
    void wholeNumbers_areRefusedByAModelOfFloats() {
        explain(ElementType.FLOAT, ElementType.UINT8)
                .failsWith(1, "image.npy holds uint8[1,3,2,2]; a tensor for the model is float[N,C,H,W]");
    }

    @Test
    void wholeNumbersOfAnotherType_areRefused() {
        explain(ElementType.UINT8, ElementType.INT32).failsWith(1, "image.npy holds int32[1,3,2,2]");
    }
}
