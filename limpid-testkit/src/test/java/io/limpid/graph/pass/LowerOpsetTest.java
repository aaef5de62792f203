package io.limpid.graph.pass;

import static io.limpid.graph.pass.OldForm.random;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Graph;
import io.limpid.graph.Opset;
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
import org.junit.jupiter.params.provider.ValueSource;

/** The same node in its canonical form and lowered gives equal outputs: ONNX Runtime, which runs both, is the oracle. */
class LowerOpsetTest {
    private static OldForm canonical(String opType, Tensor x) {
        return OldForm.of(Opset.CANONICAL, opType, x);
    }

    static Stream<OldForm> lowerable() {
        Tensor image = random(2, 3, 4, 4);
        Tensor none = Tensor.of(new float[0], 0);
        Stream<OldForm> reductions = Stream.of(
                        "Sum", "Mean", "Max", "Min", "Prod", "L1", "L2", "LogSumExp", "SumSquare")
                .map("Reduce"::concat)
                .flatMap(opType -> Stream.of(
                        canonical(opType, image),
                        canonical(opType, image).reading(Tensor.vector(2, -1)).with("keepdims", 0)));
        Stream<OldForm> others = Stream.of(
                canonical("Squeeze", random(1, 3, 1)),
                canonical("Squeeze", random(1, 3, 1)).reading(Tensor.vector(0)),
                canonical("Unsqueeze", random(3, 2)).reading(Tensor.vector(0, -1)),
                canonical("Split", image)
                        .reading(Tensor.vector(1, 2))
                        .with("axis", 1)
                        .writing(2),
                canonical("Softmax", random(3, 5)).with("axis", 1),
                canonical("Softmax", random(2, 3, 5)).with("axis", -1),
                canonical("LogSoftmax", random(3, 5)),
                canonical("GreaterOrEqual", image).reading(Tensor.scalar(0)),
                canonical("LessOrEqual", image).reading(Tensor.scalar(0)),
                canonical("HardSwish", image),
                canonical("Reshape", image).reading(Tensor.vector(0, -1)).with("allowzero", 0),
                canonical("ArgMax", image).with("select_last_index", 0),
                canonical("Pad", image).reading(Tensor.vector(0, 0, 1, 2, 0, 0, -1, 0)),
                canonical("ScatterElements", random(4)).reading(Tensor.vector(1, 3), random(2)),
                canonical("Resize", image)
                        .reading(none, Tensor.of(new float[] {1, 1, 2, 2}, 4))
                        .with("mode", "linear"),
                canonical("Resize", image)
                        .reading(none, none, Tensor.vector(7, 9))
                        .with("mode", "linear")
                        .with("coordinate_transformation_mode", "half_pixel")
                        .ints("axes", 2, 3));
        return Stream.concat(reductions, others);
    }

    @ParameterizedTest
    @MethodSource("lowerable")
    void loweredNode_computesTheSame(OldForm form) {
        for (long opset :
                LongStream.rangeClosed(LowerOpset.LOWEST, Opset.CANONICAL - 1).toArray()) {
            Graph canonical = form.graph();

            Graph lowered = new LowerOpset(Opset.CANONICAL, opset).apply(canonical);

            assertThat(run(lowered, opset, form.x()))
                    .as("in opset %d", opset)
                    .isEqualTo(run(canonical, Opset.CANONICAL, form.x()));
        }
    }

    private static Map<String, Tensor> run(Graph graph, long opset, Tensor x) {
        OnnxModel model = OnnxModel.of(graph);
        try (Session session = Session.open(opset < Opset.CANONICAL ? model.withOlderOpset(opset) : model)) {
            return session.run(Map.of("x", x));
        }
    }

    static Stream<OldForm> stuck() {
        return Stream.of(
                canonical("ScatterElements", random(4))
                        .reading(Tensor.vector(1, 1), random(2))
                        .with("reduction", "add"),
                canonical("Softmax", random(2, 3, 5)).with("axis", 1),
                canonical("Mish", random(4)));
    }

    @ParameterizedTest
    @MethodSource("stuck")
    void nodeWithoutOlderForm_isNamedWithTheLowestOpset(OldForm form) {
        long lowest =
                Map.of("ScatterElements", 16L, "Softmax", 13L, "Mish", 18L).get(form.opType());
        LowerOpset tooLow = new LowerOpset(Opset.CANONICAL, LowerOpset.LOWEST);

        assertThatThrownBy(() -> tooLow.apply(form.graph()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("node (" + form.opType())
                .hasMessageContaining("lowest opset for this model with these methods is " + lowest);
        assertThat(run(new LowerOpset(Opset.CANONICAL, lowest).apply(form.graph()), lowest, form.x()))
                .isEqualTo(run(form.graph(), Opset.CANONICAL, form.x()));
    }

    @Test
    void graphWithoutChangedOperators_comesBackItself() {
        Graph graph = canonical("Relu", random(4)).graph();

        assertThat(new LowerOpset(Opset.CANONICAL, 11).apply(graph)).isSameAs(graph);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 10, 19, 1000})
    void opsetOutOfReach_saysWhatIsAllowed(long opset) {
        assertThatThrownBy(() -> new LowerOpset(Opset.CANONICAL, opset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(List.of("opset " + opset, "18", "11").toArray(String[]::new));
    }
}
