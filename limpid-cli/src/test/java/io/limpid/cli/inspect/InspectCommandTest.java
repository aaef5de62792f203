package io.limpid.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Nets;
import io.limpid.cli.Run;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    /** The image, its channels last, is rectified and averaged. */
    private static Graph averagesOfChannelsThatLieLast() {
        return new GraphBuilder()
                .input(Value.of("image"), TensorType.floats(1, 3, 8, 8))
                .initializer(Value.of("places"), Tensor.vector(1, 2))
                .node(node("Transpose", "last", Attributes.NONE.with("perm", new long[] {0, 2, 3, 1}), "image"))
                .node(node("Relu", "rectified", Attributes.NONE, "last"))
                .node(node("ReduceMean", "scores", Attributes.NONE.with("keepdims", 0), "rectified", "places"))
                .output(Value.of("scores"))
                .build();
    }

    private static Node node(String opType, String output, Attributes attributes, String... inputs) {
        List<Value> read = Stream.of(inputs).map(Value::of).toList();
        return Node.of(opType, read, List.of(Value.of(output)), attributes);
    }

    @Test
    void layerWhoseChannelsStayLast_isListedAsTheFileHasIt() {
        Path model = bench.model("last.onnx", averagesOfChannelsThatLieLast());

        assertThat(Run.of("inspect", model).succeeds().out())
                .containsPattern("\\* rectified +Relu +\\[1,3,8,8]")
                .contains("auto takes rectified");
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
