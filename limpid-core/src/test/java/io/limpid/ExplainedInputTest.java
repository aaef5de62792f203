package io.limpid;

import static io.limpid.Exports.NET;
import static io.limpid.Exports.agrees;
import static io.limpid.Exports.classifier;
import static io.limpid.Exports.isBitEqual;
import static io.limpid.Exports.method;
import static io.limpid.Exports.multispectral;
import static io.limpid.Exports.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Layout;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written file takes what its model takes, and gives what it gives. */
class ExplainedInputTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("explained.onnx");
    }

    @Test
    void modelThatEndsInSoftmax_stillGivesItsProbabilities() {
        Value probabilities = Value.of("probabilities");
        Graph graph = NET.graph().toBuilder()
                .node(Node.of(
                        "Softmax", List.of(NET.logits()), List.of(probabilities), Attributes.NONE.with("axis", 1L)))
                .clearOutputs()
                .output(probabilities)
                .type(probabilities, NET.graph().type(NET.logits()))
                .build();
        Classifier classifier =
                Classifier.of(OnnxModel.of(graph), classifier(NET).preprocessing());

        ExportReport report = ExplainedModel.of(classifier, method("grad-cam")).write(file());

        assertThat(report.agreements().get(0)).isEqualTo(new Agreement("probabilities", Agreement.Kind.BIT_EQUAL, 0));
        agrees(report);
    }

    @Test
    void modelThatTakesChannelsLast_keepsItsInput() {
        RandomNet last = RandomNets.channelsLast(NET);
        Classifier classifier = Classifier.of(
                OnnxModel.of(last.graph()), classifier(NET).preprocessing().withLayout(Layout.NHWC));

        ExportReport report = ExplainedModel.of(classifier, List.of(method("grad-cam"), method("gradient")))
                .write(file());

        assertThat(report.model().graph().inputs()).containsExactly(Value.of("image"));
        agrees(report);
    }

    @Test
    void modelOfOtherChannelsThanPhotosHave_isCompiledForTensors() {
        Tensor images = RandomTensors.seeded(5).normal(2, 5, 8, 8);

        ExportReport report = ExplainedModel.of(
                        multispectral(), List.of(method("grad-cam(layer=features)"), method("gradient")))
                .write(file());

        agrees(report);
        assertThat(report.model().metadata().get("limpid.preprocessing"))
                .contains("5 channels")
                .doesNotContain("mean");
        Map<String, Tensor> outputs = run(report.model(), Map.of(NET.input().name(), images));
        try (Explainer explainer = method("gradient").on(multispectral())) {
            Tensor wanted = explainer.explain(images.row(1), Target.predicted()).values();
            Tensor found = outputs.get("gradient/attribution").row(1).reshaped(wanted.shape());
            assertThat(found.toFloats()).usingComparatorWithPrecision(1e-5f).containsExactly(wanted.toFloats());
        }
        assertThat(outputs.get("grad-cam/heatmap").shape()).containsExactly(2, 8, 8);
    }

    @Test
    void modelOfHalfPrecision_keepsItsInput_andIsExplainedAsInThisProcess() {
        GraphBuilder halves = new GraphBuilder()
                .input(NET.input(), half(NET.graph().type(NET.input())))
                .nodes(NET.graph().nodes())
                .type(NET.logits(), half(NET.graph().type(NET.logits())))
                .output(NET.logits());
        NET.graph()
                .initializers()
                .forEach((value, tensor) -> halves.initializer(value, SampleBatch.cast(tensor, ElementType.FLOAT16)));
        Classifier classifier =
                Classifier.of(OnnxModel.of(halves.build()), classifier(NET).preprocessing());

        ExportReport report = ExplainedModel.of(classifier, method("gradient")).write(file());

        assertThat(report.model().graph().type(NET.input()).element()).isEqualTo(ElementType.FLOAT16);
        assertThat(report.agreements().get(0).deviation()).isLessThan(2e-3);
        isBitEqual(report);
    }

    private static TensorType half(TensorType type) {
        return new TensorType(ElementType.FLOAT16, type.shape());
    }
}
