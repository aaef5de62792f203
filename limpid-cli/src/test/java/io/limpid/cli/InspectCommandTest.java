package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    @Test
    void text_namesInputsOperatorsLayersAndTheChoiceOfAuto() {
        String text = Run.of("inspect", bench.model()).succeeds().out();

        assertThat(text).contains("input float[N,3,19,19]", "logits float[N,5]", "Conv 6", "nothing behind it");
        assertThat(text).containsPattern("\\* layer2\\.0\\.relu2 +Relu +\\[N,8,");
        assertThat(text).contains("* auto takes layer2.0.relu2: the last layer with height and width");
        assertThat(text).contains("a gradient reaches the input");
    }

    @Test
    void method_showsWhichRuleFallsOnWhichNode() {
        String text = Run.of("inspect", bench.model(), "-m", "guided-backprop")
                .succeeds()
                .out();

        assertThat(text).contains("guided-backprop(layer=input,score=logit)");
        assertThat(text).containsPattern("layer1\\.0\\.relu1 +Relu +guided");
        assertThat(text).containsPattern("layer1\\.0\\.conv1 +Conv +gradient");
    }

    @Test
    void relevance_showsWhichRuleFallsOnWhichNode() {
        String text = Run.of(
                        "inspect",
                        bench.model(),
                        "-m",
                        "lrp",
                        "-m",
                        "lrp(composite=named(layer2.*):gamma;otherwise:epsilon)")
                .succeeds()
                .out();

        assertThat(text).containsPattern("conv1 +Conv +flat");
        assertThat(text).containsPattern("layer1\\.0\\.conv1 +Conv +z-plus");
        assertThat(text).containsPattern("layer1\\.0\\.add +Add +norm");
        assertThat(text).containsPattern("logits +Gemm +epsilon\\(1e-6\\)");
    }

    @Test
    void ruleThatCannotCrossANode_isRefusedBeforeAnythingRuns_withTheLayerThatWorks() {
        Run run = Run.of("inspect", bench.model(), "-m", "lrp(composite=pooling-max:flat;otherwise:epsilon-plus)");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "maxpool (MaxPool: flat needs a convolution or a dense layer)",
                        "take a composite that crosses every node",
                        "the lowest that works is maxpool");
    }

    @Test
    void cam_goesNoFurtherBackThanItsLayer() {
        JsonNode json = Run.of("inspect", bench.model(), "-m", "grad-cam", "--json")
                .succeeds()
                .json();

        JsonNode method = json.at("/methods/0");
        assertThat(method.at("/layer/name").asText()).isEqualTo("layer2.0.relu2");
        assertThat(method.at("/rules").findValuesAsText("node")).containsExactly("avgpool", "flatten", "logits");
    }

    @Test
    void json_holdsTheFactsOfTheFile() {
        JsonNode json = Run.of("inspect", bench.model(), "--json").succeeds().json();

        assertThat(json.at("/model/opset").asInt()).isEqualTo(18);
        assertThat(json.at("/model/classes").asInt()).isEqualTo(5);
        assertThat(json.at("/operators/Conv").asInt()).isEqualTo(6);
        assertThat(json.at("/head/kind").asText()).isEqualTo("none");
        assertThat(json.at("/auto/name").asText()).isEqualTo("layer2.0.relu2");
        assertThat(json.at("/layers").findValuesAsText("name")).contains("relu", "layer1.0.relu2");
    }

    @Test
    void softmaxAtTheEnd_isReported() {
        Path model = bench.model("softmax.onnx", Nets.withSoftmax(Bench.NET.graph()));

        assertThat(Run.of("inspect", model).succeeds().out()).contains("logits, a softmax behind it");
    }

    @Test
    void nodeThatNoGradientCanCross_isNamedWithAWayOut() {
        Path model = bench.modelWithUncrossableNode();

        assertThat(Run.of("inspect", model).succeeds().out())
                .contains("no gradient reaches the input", "winners (Hardmax", "Choose a layer above");
        Run run = Run.of("inspect", model, "-m", "saliency");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("cannot be used", "Hardmax");
    }

    @Test
    void brokenModel_isRefused() {
        Run.of("inspect", bench.text("m.onnx", "x")).failsWith(1, "m.onnx");
        Run.of("inspect", bench.path("none.onnx")).failsWith(2, "none.onnx");
    }
}
