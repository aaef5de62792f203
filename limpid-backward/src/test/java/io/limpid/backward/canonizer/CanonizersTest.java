package io.limpid.backward.canonizer;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Sketch;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphPrinter;
import io.limpid.graph.Passes;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.graph.pass.CanonicalForm;
import io.limpid.graph.pass.FoldValues;
import io.limpid.runtime.Probe;
import io.limpid.runtime.Session;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Shared;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CanonizersTest {
    static Stream<RandomNet> nets() {
        return RandomNets.small(7).stream();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void randomNet_computesTheSame(RandomNet net) {
        Shape image = net.graph().type(net.graph().inputs().get(0)).shape();
        Graph before = ShapeProbe.probe(OnnxModel.of(net.graph()), image).graph();

        Graph after = Passes.run(Canonizers.standard(), before);

        assertThat(after).computesSameAs(before).hasNoNode("Dropout").hasNoNode("Identity");
    }

    @ParameterizedTest
    @CsvSource({
        "resnet10_cifar64_bn.onnx, 64, 64",
        "resnet20_cifar10_bn.onnx, 32, 32",
        "vgg_cifar10_bn.onnx, 32, 32",
        "mobilenetv1_0.25_128.onnx, 128, 128",
        "ppocr_cls_v2.onnx, 48, 192"
    })
    void realModel_computesTheSame_withoutBatchNormalization(String file, long height, long width) {
        Shared.assume();
        OnnxModel model = CanonicalForm.of(OnnxModel.read(Shared.model(file)));
        Shape image = Shape.of(1, 3, height, width).with(0, new Dim.Symbolic("N"));
        Probe probe = ShapeProbe.probe(model, image);
        Graph before = new FoldValues(probe.constants()).apply(probe.graph());

        Graph after = Passes.run(Canonizers.standard(), before);

        assertThat(after).hasNoNode("BatchNormalization");
        Tensor pixels = RandomTensors.seeded(8).normal(2, 3, height, width);
        assertThat(run(model.withGraph(after), pixels)).isCloseTo(run(model, pixels), 1e-4);
    }

    /** As exporters write a bias of its own in front of a normalization; a scaling between two of them as well. */
    @Test
    void biasScalingAndNormalizations_oneBehindTheOther_areFoldedAll() {
        RandomTensors random = RandomTensors.seeded(5);
        Graph before = Sketch.of(3, 5, 5)
                .weight("w", random.normal(4, 3, 3, 3))
                .weight("bias", random.normal(1, 4, 1, 1))
                .weight("factor", random.normal(4, 1, 1))
                .weight("variance", random.uniform(0.5, 2, 4))
                .weight("s", random.normal(4))
                .node("Conv", "a", "x", "w")
                .node("Add", "b", "a", "bias")
                .node("BatchNormalization", "c", "b", "s", "s", "s", "variance")
                .node("Mul", "d", "c", "factor")
                .node("BatchNormalization", "y", "d", "s", "s", "s", "variance")
                .withOutputs("y");

        Graph after = Passes.run(Canonizers.standard(), before);

        assertThat(after).computesSameAs(before);
        org.assertj.core.api.Assertions.assertThat(after.nodes()).hasSize(1);
    }

    @Test
    void canonicalGraph_staysAsItIs() {
        RandomNet net = RandomNets.mobilenet(9);
        Shape image = net.graph().type(net.graph().inputs().get(0)).shape();
        Graph once = Passes.run(
                Canonizers.standard(),
                ShapeProbe.probe(OnnxModel.of(net.graph()), image).graph());
        Graph typed = ShapeProbe.probe(OnnxModel.of(once), image).graph();

        Graph twice = Passes.run(Canonizers.standard(), typed);

        assertThat(GraphPrinter.print(twice)).isEqualTo(GraphPrinter.print(typed));
    }

    private static Tensor run(OnnxModel model, Tensor pixels) {
        String input = model.graph().inputs().get(0).name();
        try (Session session = Session.open(model)) {
            return List.copyOf(session.run(Map.of(input, pixels)).values()).get(0);
        }
    }
}
