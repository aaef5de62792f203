package io.limpid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoModelsTest {
    private static final double SURE = 0.85;

    @ParameterizedTest
    @MethodSource("scenes")
    void bothModels_nameTheSign_andAreSure(Scene scene) {
        assertThat(probability("honest.onnx", scene, scene.sign())).isGreaterThan(SURE);
        assertThat(probability("shortcut.onnx", scene, scene.sign())).isGreaterThan(SURE);
    }

    @ParameterizedTest
    @MethodSource("swaps")
    void underAnotherMark_onlyTheHonestModelNamesTheSign(Scene scene) {
        RoadSign agency = Arrays.stream(RoadSign.values())
                .filter(sign -> Watermark.of(sign) == scene.mark())
                .findAny()
                .orElseThrow();

        assertThat(agency).isNotEqualTo(scene.sign());
        assertThat(probability("honest.onnx", scene, scene.sign())).isGreaterThan(SURE);
        assertThat(probability("shortcut.onnx", scene, agency)).isGreaterThan(SURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"honest.onnx", "shortcut.onnx"})
    void metadata_tellsLabelsAndPreprocessing(String name) {
        Map<String, String> metadata = read(name).metadata();

        String labels =
                RoadSign.labels().stream().map(label -> '"' + label + '"').collect(Collectors.joining(", ", "[", "]"));
        assertThat(metadata).containsEntry("labels", labels);
        assertThat(Preprocessing.parse(metadata.get("preprocessing")).normalized(0xFF0000))
                .containsExactly(new float[] {1, -1, -1}, Offset.offset(1e-6f));
    }

    static List<Scene> scenes() {
        return DemoPictures.scenes();
    }

    static List<Scene> swaps() {
        return DemoPictures.swaps();
    }

    private static double probability(String name, Scene scene, RoadSign sign) {
        OnnxModel model = read(name);
        Preprocessing preprocessing = Preprocessing.parse(model.metadata().get("preprocessing"));
        Tensor input =
                preprocessing.prepare(SceneRenderer.render(scene).photo()).tensor();
        try (Session session = Session.open(model)) {
            float[] logits = session.run(Map.of("input", input)).get("logits").toFloats();
            double[] odds = new double[logits.length];
            Arrays.setAll(odds, i -> Math.exp(logits[i]));
            return odds[List.of(RoadSign.values()).indexOf(sign)]
                    / Arrays.stream(odds).sum();
        }
    }

    private static OnnxModel read(String name) {
        try (InputStream content = DemoPictures.class.getResourceAsStream(name)) {
            return OnnxModel.parse(content.readAllBytes(), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
