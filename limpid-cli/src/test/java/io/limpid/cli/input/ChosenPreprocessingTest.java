package io.limpid.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.cli.Bench;
import io.limpid.cli.console.UsageException;
import io.limpid.cli.input.ChosenPreprocessing.Trust;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenPreprocessingTest {
    private static final OnnxModel MODEL = OnnxModel.of(Bench.NET.graph());

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
    }

    private ChosenPreprocessing choose(OnnxModel model, String... spec) {
        return ChosenPreprocessing.choose(
                bench.path("model.onnx"), model, spec.length == 0 ? Optional.empty() : Optional.of(spec[0]));
    }

    @Test
    void nothingKnown_isAssumedAtTheModelsSizeWithoutMarginForSmallInputs() {
        ChosenPreprocessing chosen = choose(MODEL);

        assertThat(chosen.trust()).isEqualTo(Trust.ASSUMED);
        assertThat(chosen.value().spec()).contains("size=19,resize=19", "mean=0.485:0.456:0.406");
    }

    @Test
    void presetAskedFor_takesTheModelsSize() {
        ChosenPreprocessing chosen = choose(MODEL, "imagenet-inception");

        assertThat(chosen.trust()).isEqualTo(Trust.STATED);
        assertThat(chosen.value().spec()).contains("size=19", "mean=0.5");
    }

    @Test
    void huggingFaceFileBesideTheModel_isTaken() {
        bench.text(
                "preprocessor_config.json",
                "{\"image_processor_type\":\"ViTImageProcessor\",\"size\":{\"height\":19,\"width\":19},",
                "\"image_mean\":[0.1,0.2,0.3],\"image_std\":[0.4,0.5,0.6],\"do_normalize\":true,\"do_resize\":true}");

        ChosenPreprocessing chosen = choose(MODEL);

        assertThat(chosen.source()).isEqualTo("preprocessor_config.json beside the model");
        assertThat(chosen.value().spec()).contains("mean=0.1:0.2:0.3", "std=0.4:0.5:0.6");
    }

    @Test
    void configThatSpeaksOfOtherThings_isPassedOver() {
        bench.text("config.json", "{\"id2label\":{\"0\":\"a\"}}");

        assertThat(choose(MODEL).trust()).isEqualTo(Trust.ASSUMED);
    }

    @Test
    void huggingFaceFileThatIsBroken_isNotPassedOver() {
        bench.text("preprocessor_config.json", "{broken");

        assertThatThrownBy(() -> choose(MODEL))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("preprocessor_config.json", "or say it with --preprocess");
        assertThat(choose(MODEL, "imagenet").trust()).isEqualTo(Trust.STATED);
    }

    @Test
    void metadataInTheModel_isTaken() {
        OnnxModel model = MODEL.withMetadata(
                Map.of("Image.BitmapPixelFormat", "Bgr8", "Image.NominalPixelRange", "NominalRange_0_255"));

        ChosenPreprocessing chosen = choose(model);

        assertThat(chosen.source()).isEqualTo("the model file's metadata");
        assertThat(chosen.value().spec()).contains("order=bgr", "size=19,resize=19");
    }

    @Test
    void modelThatTakesBytes_getsThePixelsAsTheyAre() {
        OnnxModel model = OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), new TensorType(ElementType.UINT8, Shape.of(1, 3, 19, 19)))
                .node(Node.of("Cast", List.of(Value.of("x")), List.of(Value.of("y")), Attributes.NONE.with("to", 1L)))
                .output(Value.of("y"))
                .build());

        assertThat(choose(model).value().spec()).contains("scale=1,mean=0:0:0,std=1:1:1");
    }

    @Test
    void channelsLast_isSeenInTheModel() {
        OnnxModel model = OnnxModel.of(RandomNets.channelsLast(Bench.NET).graph());

        assertThat(choose(model).value().spec()).contains("layout=nhwc", "size=19");
    }

    private static OnnxModel relu(TensorType image) {
        return OnnxModel.of(new GraphBuilder()
                .input(Value.of("x"), image)
                .node(Node.of("Relu", List.of(Value.of("x")), List.of(Value.of("y")), Attributes.NONE))
                .output(Value.of("y"))
                .build());
    }

    @Test
    void edgeThatTheModelStates_isKept_theOtherIsOpen() {
        OnnxModel strip =
                relu(new TensorType(ElementType.FLOAT, Shape.of(1, 3, 32, 100).with(3, new Dim.Symbolic("width"))));

        assertThat(choose(strip).value().spec()).contains("size=32x224");
        assertThat(choose(strip, "imagenet(size=32x100)").value().spec()).contains("size=32x100");
        assertThatThrownBy(() -> choose(strip, "imagenet(size=48x100)")).hasMessageContaining("takes 32x100");
    }

    @Test
    void channelsThatNoPhotoHas_areSaid() {
        OnnxModel model = relu(TensorType.floats(1, 4, 19, 19));

        assertThat(choose(model).text()).contains("4 channels", ".npy").doesNotContain("mean");
        assertThatThrownBy(() -> choose(model, "imagenet")).hasMessageContainingAll("4 channels", ".npy");
    }
}
