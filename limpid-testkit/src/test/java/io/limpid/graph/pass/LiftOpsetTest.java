package io.limpid.graph.pass;

import static io.limpid.graph.pass.OldForm.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same node in its old form and lifted gives equal outputs: ONNX Runtime, which runs both, is the oracle. */
class LiftOpsetTest {
    static Stream<OldForm> normalization() {
        Tensor[] perChannel = {random(3), random(3), random(3), Tensor.filled(0.5f, 3)};
        Tensor[] perPixel = {random(3, 2, 2), random(3, 2, 2), random(3, 2, 2), Tensor.filled(2f, 3, 2, 2)};
        return Stream.of(
                OldForm.of(7, "BatchNormalization", random(2, 3, 2, 2)).reading(perChannel),
                OldForm.of(8, "BatchNormalization", random(2, 3, 2, 2))
                        .reading(perChannel)
                        .with("spatial", 1)
                        .with("epsilon", 0.1f)
                        .with("momentum", 0.5f),
                OldForm.of(7, "BatchNormalization", random(2, 3, 2, 2))
                        .reading(perPixel)
                        .with("spatial", 0)
                        .with("epsilon", 0.1f),
                OldForm.of(9, "BatchNormalization", random(2, 3, 2, 2)).reading(perChannel),
                OldForm.of(13, "BatchNormalization", random(2, 3)).reading(perChannel),
                OldForm.of(14, "BatchNormalization", random(2, 3, 4)).reading(perChannel),
                OldForm.of(7, "ImageScaler", random(1, 3, 4, 4))
                        .with("scale", 0.25f)
                        .floats("bias", 1f, -2f, 0.5f),
                OldForm.of(7, "Dropout", random(2, 5)).with("ratio", 0.9f),
                OldForm.of(9, "Dropout", random(2, 5)),
                OldForm.of(10, "Dropout", random(2, 5)).with("ratio", 0.3f),
                OldForm.of(7, "Clip", random(50)).with("min", -0.1f),
                OldForm.of(9, "Clip", random(50)).with("max", 0.1f),
                OldForm.of(10, "Clip", random(50)).with("min", -0.1f).with("max", 0.1f),
                OldForm.of(10, "Clip", random(50)),
                OldForm.of(11, "Clip", random(50)).reading(Tensor.scalar(0f), Tensor.scalar(0.2f)));
    }

    static Stream<OldForm> softmax() {
        return Stream.of("Softmax", "LogSoftmax", "Hardmax")
                .flatMap(opType -> Stream.of(
                        OldForm.of(7, opType, random(3, 5)),
                        OldForm.of(8, opType, random(3, 2, 4)),
                        OldForm.of(9, opType, random(3, 2, 4)).with("axis", 0),
                        OldForm.of(10, opType, random(3, 2, 4)).with("axis", 2),
                        OldForm.of(11, opType, random(3, 2, 4)).with("axis", -1),
                        OldForm.of(11, opType, random(3, 2, 4)).with("axis", -2),
                        OldForm.of(12, opType, random(2, 3, 1, 1)),
                        OldForm.of(12, opType, random(2, 3, 2, 2)),
                        OldForm.of(13, opType, random(2, 3, 2, 2)).with("axis", 1)));
    }

    static Stream<OldForm> axes() {
        Stream<OldForm> squeezes = Stream.of(
                OldForm.of(7, "Squeeze", random(1, 3, 1, 2)),
                OldForm.of(8, "Squeeze", random(1, 3, 1, 2)).ints("axes", 2),
                OldForm.of(12, "Squeeze", random(1, 3, 1, 2)).ints("axes", 0, -2),
                OldForm.of(7, "Unsqueeze", random(3, 2)).ints("axes", 0, 3),
                OldForm.of(11, "Unsqueeze", random(3, 2)).ints("axes", -1));
        Stream<OldForm> reductions = Stream.of(
                        "Sum", "Mean", "Max", "Min", "Prod", "L1", "L2", "LogSum", "LogSumExp", "SumSquare")
                .map("Reduce"::concat)
                .flatMap(LiftOpsetTest::reductions);
        return Stream.concat(squeezes, reductions);
    }

    private static Stream<OldForm> reductions(String opType) {
        Tensor x = Tensor.of(new float[] {1, 2, 0.5f, 4, 3, 0.25f, 6, 0.125f, 7, 1.5f, 2.5f, 5}, 2, 3, 2);
        return LongStream.of(7, 11, 12, 13, 17)
                .boxed()
                .filter(opset -> !opType.equals("ReduceSum") || opset < 13)
                .flatMap(opset -> Stream.of(
                        OldForm.of(opset, opType, x),
                        OldForm.of(opset, opType, x).ints("axes", 1, 2).with("keepdims", 0),
                        OldForm.of(opset, opType, x).ints("axes", opset < 11 ? 0 : -1)));
    }

    static Stream<OldForm> indexing() {
        return Stream.of(
                OldForm.of(7, "Slice", random(4, 5)).ints("starts", 1).ints("ends", 3),
                OldForm.of(8, "Slice", random(4, 5))
                        .ints("starts", -3, 0)
                        .ints("ends", Integer.MAX_VALUE, -1)
                        .ints("axes", 1, 0),
                OldForm.of(9, "Slice", random(4, 5))
                        .ints("starts", 2)
                        .ints("ends", 9)
                        .ints("axes", 1),
                OldForm.of(7, "TopK", random(4, 5)).with("k", 3).writing(2),
                OldForm.of(9, "TopK", random(4, 5)).with("k", 2).with("axis", 0).writing(2),
                OldForm.of(10, "TopK", random(4, 5)).reading(Tensor.vector(2)).writing(2),
                OldForm.of(9, "Scatter", random(3, 3))
                        .reading(Tensor.of(new long[] {1, 0, 2, 0, 2, 1}, 2, 3), random(2, 3)),
                OldForm.of(10, "Scatter", random(1, 5))
                        .reading(Tensor.of(new long[] {1, 3}, 1, 2), random(1, 2))
                        .with("axis", 1),
                OldForm.of(7, "Split", random(6, 2)).writing(3),
                OldForm.of(11, "Split", random(2, 6))
                        .ints("split", 1, 2, 3)
                        .with("axis", 1)
                        .writing(3),
                OldForm.of(12, "Split", random(2, 6)).with("axis", -1).writing(2),
                OldForm.of(13, "Split", random(4, 6)).with("axis", 1).writing(2),
                OldForm.of(17, "Split", random(4, 6))
                        .reading(Tensor.vector(1, 3))
                        .writing(2),
                OldForm.of(7, "Pad", random(1, 2, 3, 4))
                        .ints("pads", 0, 0, 1, 2, 0, 0, 3, 0)
                        .with("value", 1.5f),
                OldForm.of(8, "Pad", random(1, 2, 3, 4))
                        .ints("pads", 0, 0, 1, 2, 0, 0, 2, 0)
                        .with("mode", "reflect"),
                OldForm.of(10, "Pad", random(1, 2, 3, 4))
                        .ints("pads", 0, 0, 1, 2, 0, 0, 2, -1)
                        .with("mode", "edge"),
                OldForm.of(10, "Pad", random(1, 2, 3, 4)).ints("pads", 0, 0, 1, 2, 0, 0, 2, -1));
    }

    static Stream<OldForm> sampling() {
        Tensor larger = Tensor.of(new float[] {1, 1, 2, 3}, 4);
        Tensor uneven = Tensor.of(new float[] {1, 1, 1.6f, 1.3f}, 4);
        Tensor smaller = Tensor.of(new float[] {1, 1, 0.6f, 0.45f}, 4);
        Tensor none = Tensor.of(new float[0], 0);
        Tensor image = random(1, 2, 5, 7);
        Stream<OldForm> upsamples = Stream.of(
                OldForm.of(7, "Upsample", image).floats("scales", 1f, 1f, 2f, 3f),
                OldForm.of(8, "Upsample", image)
                        .floats("scales", 1f, 1f, 2f, 2.5f)
                        .with("mode", "linear"),
                OldForm.of(9, "Upsample", image).reading(larger),
                OldForm.of(9, "Upsample", image).reading(uneven).with("mode", "linear"));
        Stream<OldForm> resizes = Stream.of(larger, uneven, smaller).flatMap(scales -> Stream.of("nearest", "linear")
                .map(mode -> OldForm.of(10, "Resize", image).reading(scales).with("mode", mode)));
        Stream<OldForm> newer = LongStream.of(11, 12)
                .boxed()
                .flatMap(opset -> Stream.of(
                        OldForm.of(opset, "Resize", image).reading(none, uneven),
                        OldForm.of(opset, "Resize", image)
                                .reading(none, none, Tensor.vector(1, 2, 8, 9))
                                .with("mode", "cubic")
                                .with("coordinate_transformation_mode", "align_corners"),
                        OldForm.of(opset, "Resize", image)
                                .reading(none, uneven)
                                .with("coordinate_transformation_mode", "tf_half_pixel_for_nn")
                                .with("nearest_mode", "floor"),
                        OldForm.of(opset, "Resize", image)
                                .reading(none, smaller)
                                .with("coordinate_transformation_mode", "tf_half_pixel_for_nn")
                                .with("nearest_mode", "floor"),
                        OldForm.of(opset, "Resize", image)
                                .reading(Tensor.of(new float[] {0, 0, 0.1f, 0.2f, 1, 1, 0.8f, 0.9f}, 8), larger)
                                .with("mode", "linear")
                                .with("coordinate_transformation_mode", "tf_crop_and_resize"),
                        OldForm.of(opset, "Resize", image)
                                .reading(none, smaller)
                                .with("mode", "linear")
                                .with("coordinate_transformation_mode", "pytorch_half_pixel")));
        Stream<OldForm> rois = Stream.of(OldForm.of(10, "RoiAlign", image)
                .reading(Tensor.of(new float[] {0, 0, 4, 3, 1, 1, 6, 4}, 2, 4), Tensor.vector(0, 0))
                .with("output_height", 2)
                .with("output_width", 3));
        return Stream.of(upsamples, resizes, newer, rois).flatMap(forms -> forms);
    }

    static Stream<OldForm> all() {
        return Stream.of(normalization(), softmax(), axes(), indexing(), sampling())
                .flatMap(forms -> forms);
    }

    @ParameterizedTest
    @MethodSource("all")
    void liftedForm_givesTheSameOutputs(OldForm form) {
        Graph lifted = new LiftOpset(form.opset()).apply(form.graph());

        Map<String, Tensor> expected = run(OnnxModel.of(form.graph()).withOpset(form.opset()), form.x());
        Map<String, Tensor> actual = run(OnnxModel.of(lifted), form.x());

        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, tensor) -> assertThat(difference(actual.get(name), tensor))
                .as("%s of%n%s", name, lifted)
                .isLessThan(1e-6));
    }

    @Test
    void everyRowOfTheTable_hasACase() {
        List<String> covered = LiftOpset.TABLE.stream()
                .filter(row -> all().anyMatch(form ->
                        form.opset() < row.since() && form.opType().equals(row.opType())))
                .map(LiftOpset.Row::opType)
                .toList();

        assertThat(LiftOpset.TABLE.stream().map(LiftOpset.Row::opType).filter(type -> !type.equals("Scan")))
                .containsExactlyElementsOf(covered);
    }

    @Test
    void opsetsThatCannotBeLifted_areRefused() {
        assertThatThrownBy(() -> new LiftOpset(6))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("opset 6")
                .hasMessageContaining("opset 7 and later");
    }

    private static Map<String, Tensor> run(OnnxModel model, Tensor x) {
        try (Session session = Session.open(model)) {
            return session.run(Map.of("x", x));
        }
    }

    private static double difference(Tensor actual, Tensor expected) {
        assertThat(actual.tensorType()).isEqualTo(expected.tensorType());
        float[] a = actual.toFloats();
        float[] b = expected.toFloats();
        double worst = 0;
        for (int i = 0; i < a.length; i++) {
            worst = Math.max(worst, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
        }
        return worst;
    }
}
