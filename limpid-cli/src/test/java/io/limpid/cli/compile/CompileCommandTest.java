package io.limpid.cli.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.graph.onnx.OnnxModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompileCommandTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path out;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        out = bench.path("explained.onnx");
    }

    private Run compile(Path model, Object... more) {
        Object[] args = {"compile", model, "-o", out};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.of(all);
    }

    private void nothingIsWritten() {
        assertThat(Bench.files(folder)).noneMatch(name -> name.contains("explained") || name.endsWith(".part"));
    }

    @Test
    void oneMethod_isWrittenComparedAndDescribed() {
        Run run = compile(bench.model(), "-m", "grad-cam", "--labels", bench.labels())
                .succeeds();

        OnnxModel written = OnnxModel.read(out);
        assertThat(written.graph().outputs())
                .extracting(value -> value.name())
                .containsExactly("logits", "attribution", "heatmap");
        assertThat(written.metadata().get("limpid.labels")).startsWith("sun\nT-shirt");
        assertThat(run.err())
                .contains("opset 18")
                .contains("logits: bit-equal")
                .contains("attribution: bit-equal")
                .contains("Conv ")
                .contains("images of 19 x 19 pixels");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void severalMethods_areNamedInOutputsAndInJson() {
        JsonNode json = compile(
                        bench.model(),
                        "-m",
                        "layer-cam",
                        "-m",
                        "eigen-cam",
                        "-l",
                        "layer1.0.relu2",
                        "--opset",
                        13,
                        "--json")
                .succeeds()
                .json();

        assertThat(json.at("/opset").asInt()).isEqualTo(13);
        assertThat(json.at("/outputs").findValuesAsText("name"))
                .containsExactly(
                        "logits",
                        "layer-cam/attribution",
                        "layer-cam/heatmap",
                        "eigen-cam/attribution",
                        "eigen-cam/heatmap");
        assertThat(json.at("/methods").findValuesAsText("method"))
                .allMatch(spec -> spec.contains("layer=layer1.0.relu2"));
        assertThat(json.at("/outputs/3/deviation").asDouble()).isBetween(1e-12, 1e-4);
        assertThat(json.at("/metadata")
                        .get("limpid.agreement.eigen-cam/attribution")
                        .asText())
                .startsWith("approximately equal");
        assertThat(json.at("/operators/Conv").asInt()).isPositive();
        assertThat(OnnxModel.read(out).opset()).isEqualTo(13);
    }

    @Test
    void severalLayers_areSeveralOutputs_andTheFileSaysWhichIsWhich() {
        compile(bench.model(), "-m", "layer-cam", "-m", "grad-cam(layer=auto)", "-l", "stages")
                .succeeds();

        OnnxModel written = OnnxModel.read(out);
        assertThat(written.graph().outputs())
                .extracting(value -> value.name())
                .contains("layer-cam/attribution", "layer-cam-2/heatmap", "grad-cam/heatmap")
                .doesNotContain("grad-cam-2/heatmap");
        assertThat(written.metadata().get("limpid.layer.layer-cam"))
                .isNotEqualTo(written.metadata().get("limpid.layer.layer-cam-2"));
        assertThat(written.metadata()).containsEntry("limpid.layer.grad-cam", "layer2.0.relu2");
    }

    @Test
    void layerThatIsNone_isRefusedWithTheNearest() {
        compile(bench.model(), "-m", "grad-cam", "-l", "layer2.0.relu3")
                .failsWith(2, "layer2.0.relu3", "layer2.0.relu2");
        nothingIsWritten();
    }

    @Test
    void requiredTarget_isAnInput() {
        compile(bench.model(), "-m", "grad-cam", "--required-target").succeeds();

        assertThat(OnnxModel.read(out).graph().inputs())
                .extracting(value -> value.name())
                .containsExactly("input", "target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score-cam", "integrated-gradients", "smooth-grad", "lime-cam"})
    void methodThatNeedsManyRuns_isRefused_withThoseThatFit(String method) {
        compile(bench.model(), "-m", method).failsWith(2, method, "several times", "grad-cam", "eigen-cam", "lrp");
        nothingIsWritten();
    }

    @Test
    void methodThatCannotPassANode_isRefusedByName() {
        String bounds = "lrp(composite=first-linear:z-box(low=0/0,high=1/1);otherwise:epsilon-plus)";

        compile(bench.model(), "-m", "grad-cam", "-m", bounds)
                .failsWith(1, bounds + ": the relevance cannot pass", "bounds for 2 channels");
        nothingIsWritten();
    }

    @Test
    void methodThatIsNone_isRefusedWithTheNearest() {
        compile(bench.model(), "-m", "grad-cm").failsWith(2, "grad-cm", "grad-cam");
        nothingIsWritten();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 19, 99})
    void opsetOutOfReach_isRefused(int opset) {
        compile(bench.model(), "-m", "grad-cam", "--opset", opset).failsWith(2, "opset " + opset, "18", "11");
        nothingIsWritten();
    }

    @Test
    void opsetTooOldForANode_namesItAndTheLowest() {
        compile(bench.model(), "-m", "finer-cam", "--opset", 13).failsWith(1, "ScatterElements", "16");
        nothingIsWritten();
    }

    @Test
    void operatorThatCannotBeCrossed_isNamed() {
        compile(bench.modelWithUncrossableNode(), "-m", "gradient").failsWith(1, "Hardmax");
        nothingIsWritten();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lrp(composite=named(nosuch):zero;otherwise:epsilon)", "cam(layer=relu)", "fg-cam(layer=logits)"
            })
    void methodThatDoesNotSuitTheModel_isWrongUsage(String method) {
        compile(bench.model(), "-m", "grad-cam", "-m", method).failsWith(2, method);
        nothingIsWritten();
    }

    @Test
    void fileThatHoldsExplanations_isRefusedWithWhatItHolds() {
        Path compiled = bench.path("compiled.onnx");
        Run.of("compile", bench.model(), "-m", "grad-cam", "-m", "saliency", "-o", compiled)
                .succeeds();

        compile(compiled, "-m", "layer-cam")
                .failsWith(
                        2, "compiled.onnx", "grad-cam(layer=auto", "saliency(", "behind the model that it was made of");
        nothingIsWritten();
    }

    @Test
    void weightsThatAreNoNumbers_areReported() {
        compile(bench.modelWithNan(), "-m", "grad-cam").failsWith(1, "NaN");
        nothingIsWritten();
    }

    @Test
    void fileThatIsThere_isKeptWithoutForce() {
        bench.text("explained.onnx", "mine");

        compile(bench.model(), "-m", "grad-cam").failsWith(2, "explained.onnx", "--force");
        assertThat(out).hasContent("mine");

        compile(bench.model(), "-m", "grad-cam", "--force").succeeds();
        assertThat(OnnxModel.read(out).graph().outputs()).hasSize(3);
    }

    @Test
    void theModelItself_isNotWrittenOver() {
        Path model = bench.model();
        byte[] before = Bench.content(model);

        Run.of("compile", model, "-m", "grad-cam", "-o", model, "--force").failsWith(2, "the model itself");

        assertThat(Bench.content(model)).isEqualTo(before);
    }

    @Test
    void folderInPlaceOfAFile_isRefused() {
        Run.of("compile", bench.model(), "-m", "grad-cam", "-o", folder).failsWith(2, "is a folder");
    }

    @Test
    void fileInPlaceOfAFolder_isRefused() {
        Path blocked = bench.text("blocked", "a file").resolve("explained.onnx");

        Run.of("compile", bench.model(), "-m", "grad-cam", "-o", blocked).failsWith(2, "cannot be written to");
    }

    @Test
    void sizeThatTheModelDoesNotTake_isRefused() {
        compile(bench.model(), "-m", "grad-cam", "--size", "32x48").failsWith(2, "32x48", "19");
        compile(bench.model(), "-m", "grad-cam", "--size", "big").failsWith(2, "--size is big", "224");
        nothingIsWritten();
    }

    @Test
    void missingOptions_areNamed() {
        assertThat(Run.of("compile", bench.model()).exitCode()).isEqualTo(2);
        assertThat(Run.of("compile", bench.model(), "-m", "grad-cam").exitCode())
                .isEqualTo(2);
        assertThat(Files.exists(out)).isFalse();
    }
}
