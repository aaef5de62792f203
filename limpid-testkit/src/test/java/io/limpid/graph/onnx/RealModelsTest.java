package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real models are read, written and lifted, and compute the same as the file that they came from. */
class RealModelsTest {
    private static final long[] SIZES_FOR_OPEN_AXES = {2, 3, 48, 192};
    private static final double ROUNDING = 1e-6;

    @BeforeAll
    static void needModels() {
        Shared.assume();
    }

    static List<Path> models() {
        if (!Shared.isThere()) {
            return List.of(Path.of("none"));
        }
        try (Stream<Path> files = Files.list(Shared.model(""))) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void unchangedModel_writtenBack_computesBitEqualOutputs(Path file) throws IOException, OrtException {
        OnnxModel model = OnnxModel.read(file);

        assertThat(run(model.toBytes(), model)).containsExactly(run(Files.readAllBytes(file), model));
    }

    @ParameterizedTest
    @MethodSource("models")
    void canonicalForm_computesTheSame_withoutConstantNodes(Path file) throws IOException, OrtException {
        OnnxModel model = OnnxModel.read(file);

        OnnxModel canonical = CanonicalForm.of(model);

        float[] expected = run(Files.readAllBytes(file), model);
        float[] actual = run(canonical.toBytes(), model);
        assertThat(canonical.opset()).isEqualTo(18);
        assertThat(canonical.graph().nodes()).extracting(Node::opType).doesNotContain("Constant");
        assertThat(worstDifference(actual, expected)).isLessThanOrEqualTo(ROUNDING);
    }

    private static double worstDifference(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double range = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        return IntStream.range(0, expected.length)
                        .mapToDouble(i -> Math.abs(actual[i] - expected[i]))
                        .max()
                        .orElseThrow()
                / range;
    }

    private static float[] run(byte[] content, OnnxModel described) throws OrtException {
        Value input = described.graph().inputs().get(0);
        Tensor image = image(described.graph().type(input).shape());
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(content);
                OnnxTensor tensor = OnnxTensor.createTensor(environment, image.floats(), image.shape());
                OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    private static Tensor image(Shape shape) {
        long[] sizes = IntStream.range(0, shape.rank())
                .mapToLong(axis ->
                        shape.dims().get(axis) instanceof Dim.Fixed fixed ? fixed.size() : SIZES_FOR_OPEN_AXES[axis])
                .toArray();
        return RandomTensors.seeded(1).normal(sizes);
    }
}
