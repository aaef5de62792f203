package io.limpid.graph.pass;

import static io.limpid.graph.pass.QuantizedNet.MICROSOFT;
import static io.limpid.graph.pass.QuantizedNet.ofQuantizedInput;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A quantized model and what it becomes give equal outputs: ONNX Runtime, which runs both, is the oracle. */
class ExpandQuantizationTest {
    private static final Attributes NONE = Attributes.NONE;
    private static final Tensor PICTURE = RandomTensors.seeded(1).normal(6.0, 2, 2, 4, 4);

    static Stream<QuantizedNet> nets() {
        QuantizedNet conv = ofQuantizedInput();
        QuantizedNet sum = ofQuantizedInput();
        QuantizedNet product = ofQuantizedInput();
        QuantizedNet dense = ofQuantizedInput().plain("Flatten");
        QuantizedNet turned = ofQuantizedInput().plain("Flatten");
        QuantizedNet matrix = ofQuantizedInput().plain("Flatten");
        return Stream.of(
                ofQuantizedInput().dequantized(),
                ofQuantizedInput().dequantized().plain("Relu"),
                conv.biased("QLinearConv", NONE.with("pads", new long[] {1, 1, 1, 1}), conv.kernel(3, 2, 3, 3))
                        .dequantized(),
                dense.gemm(NONE.with("alpha", 0.5f), dense.kernel(32, 3)).dequantized(),
                turned.gemm(NONE.with("transB", 1L), turned.kernel(3, 32)).dequantized(),
                matrix.binary("", "QLinearMatMul", NONE, matrix.kernel(32, 3)).dequantized(0.0625f, 7),
                sum.binary(MICROSOFT, "QLinearAdd", NONE, sum.operand()).dequantized(0.0625f, 7),
                product.binary(MICROSOFT, "QLinearMul", NONE, product.operand()).dequantized(0.0625f, 7),
                ofQuantizedInput().unary("QLinearGlobalAveragePool", NONE).dequantized(0.03125f, 3),
                ofQuantizedInput()
                        .unary("QLinearAveragePool", NONE.with("kernel_shape", new long[] {2, 2}))
                        .dequantized(0.03125f, 3),
                ofQuantizedInput()
                        .unary("QLinearLeakyRelu", NONE.with("alpha", 0.25f))
                        .dequantized(0.03125f, 3),
                ofQuantizedInput().padded(100).dequantized(),
                ofQuantizedInput().plain("Identity").padded(0).dequantized(),
                ofQuantizedInput().concatenated().dequantized(0.0625f, 9));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void expanded_computesTheSame(QuantizedNet net) {
        OnnxModel model = net.model();
        Graph expanded = new ExpandQuantization().apply(model.graph());

        assertThat(expanded.nodes()).noneMatch(QuantizedForm::isQuantized);
        assertThat(output(model.withGraph(expanded))).isCloseTo(output(model), 1e-6);
    }

    static Stream<QuantizedNet> dynamicNets() {
        return Stream.of(
                QuantizedNet.ofDynamicProduct("ConvInteger", NONE.with("pads", new long[] {1, 1, 1, 1}), 3, 2, 3, 3),
                QuantizedNet.ofDynamicProduct("MatMulInteger", NONE, 32, 3));
    }

    /** The scale is a number that floats round: the products differ in the last places, which is 1e-6 of 500. */
    @ParameterizedTest
    @MethodSource("dynamicNets")
    void dynamicQuantization_computesTheSame(QuantizedNet net) {
        OnnxModel model = net.model();
        Graph expanded = new ExpandQuantization().apply(model.graph());

        assertThat(expanded.nodes()).extracting(Node::opType).doesNotContain("ConvInteger", "MatMulInteger");
        assertThat(new ExpandQuantization().apply(expanded)).isSameAs(expanded);
        assertThat(output(model.withGraph(expanded))).isCloseTo(output(model), 5e-4);
    }

    @Test
    void dynamicQuantizationOfBothFactors_leavesTheModelAsItIs() {
        QuantizedNet net = QuantizedNet.ofDynamicProduct("MatMulInteger", NONE, 32, 3);
        Value bytes = Value.of("bytes");
        Value zero = Value.of("zero");
        Graph graph = net.node("", "ConvInteger", NONE, List.of(bytes, bytes, zero, zero))
                .model()
                .graph();

        assertThat(new ExpandQuantization().apply(graph)).isSameAs(graph);
    }

    private static Tensor output(OnnxModel model) {
        try (Session session = Session.open(model)) {
            return session.run(Map.of("x", PICTURE)).values().iterator().next();
        }
    }

    @Test
    void operatorWithoutAFormOnFloats_leavesTheModelAsItIs() {
        QuantizedNet net = ofQuantizedInput();
        Graph graph = net.node(MICROSOFT, "QLinearSoftmax", NONE, QuantizedNet.joined(net.operand(), net.scale(1, 0)))
                .model()
                .graph();

        assertThat(new ExpandQuantization().apply(graph)).isSameAs(graph);
    }

    @Test
    void modelOfFloats_staysAsItIs() {
        Graph graph = RandomNets.vgg(1).graph();

        assertThat(new ExpandQuantization().apply(graph)).isSameAs(graph);
    }

    @Test
    void valuesKeepTheirNames() {
        Graph graph = ofQuantizedInput().dequantized().plain("Relu").model().graph();

        List<String> names = new ExpandQuantization()
                .apply(graph).nodes().stream()
                        .map(Node::output)
                        .map(Object::toString)
                        .toList();

        assertThat(names)
                .containsSubsequence(graph.nodes().stream()
                        .map(Node::output)
                        .map(Object::toString)
                        .toList());
    }
}
