package io.limpid.cli.demo.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.cli.demo.DemoPictures;
import io.limpid.cli.demo.Picture;
import io.limpid.cli.demo.Scene;
import io.limpid.cli.demo.SceneRenderer;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The composite systems on two models of which it is known what they look at. */
class SystemsOnDemoTest {
    private static final List<Picture> PICTURES = DemoPictures.scenes().stream()
            .limit(2)
            .map((Scene scene) -> SceneRenderer.render(scene))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score-cam",
                "cf-cam",
                "lift-cam",
                "relevance-cam",
                "spatial-relevance-cam",
                "refine-cam",
                "grad-cam-x-lrp",
                "fg-cam",
                "fg-cam(denoise=true)",
                "fg-cam(base=score-cam)"
            })
    void everySystem_showsTheSignOfTheHonestModel_andTheWatermarkOfTheOther(String spec) {
        for (Picture picture : PICTURES) {
            Density honest = density("honest.onnx", spec, picture);
            Density shortcut = density("shortcut.onnx", spec, picture);

            assertThat(honest.sign()).as("sign, honest").isGreaterThan(2 * honest.mark());
            assertThat(shortcut.mark()).as("mark, shortcut").isGreaterThan(2 * shortcut.sign());
        }
    }

    /** How much stronger a map is at the sign and at the watermark than on the average. */
    private record Density(double sign, double mark) {}

    private static Density density(String model, String spec, Picture picture) {
        try (Explainer explainer = Methods.parse(spec).on(classifier(model))) {
            Attribution found = explainer.explain(picture.photo(), Target.predicted());
            Shares shares = Shares.of(found.values(), picture);
            Shares area = Shares.ofArea(found.values(), picture);
            return new Density(shares.sign() / area.sign(), shares.mark() / area.mark());
        }
    }

    private static Classifier classifier(String name) {
        try (InputStream content = Picture.class.getResourceAsStream(name)) {
            OnnxModel model = OnnxModel.parse(content.readAllBytes(), name);
            return Classifier.of(model, Preprocessing.parse(model.metadata().get("preprocessing")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
