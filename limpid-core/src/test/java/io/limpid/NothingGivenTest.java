package io.limpid;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.heatmap.ColorMap;
import io.limpid.heatmap.Heatmap;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.method.cam.Cams;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNets;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gives {@code null} where a thing is needed is told which, and at once. */
class NothingGivenTest {
    private static final OnnxModel MODEL = OnnxModel.of(RandomNets.resnet(1).graph());
    private static final Preprocessing PREPROCESSING = Preprocessing.imagenet().withInputSize(19, 19);
    private static final Classifier CLASSIFIER = Classifier.of(MODEL, PREPROCESSING);
    private static final GraphMethod CAM = Cams.gradCam(TargetLayer.lastSpatial());
    private static final Image PHOTO = Image.of(1, 1, new byte[3]);
    private static final Heatmap HEATMAP = Heatmap.positive(Tensor.filled(1, 1, 1), 1, 1);

    /**
     * A call that lacks something.
     *
     * @param missing what
     */
    private record Door(String missing, ThrowingCallable call) {
        @Override
        public String toString() {
            return missing;
        }
    }

    private static void explain(Image photo, Target target) {
        try (Explainer explainer = CAM.on(CLASSIFIER)) {
            explainer.explain(photo, target);
        }
    }

    static Stream<Door> doors() {
        return Stream.of(
                new Door("path", () -> Image.read(null)),
                new Door("file", () -> OnnxModel.read(null)),
                new Door("graph", () -> OnnxModel.of(null)),
                new Door("model", () -> Classifier.of(null, PREPROCESSING)),
                new Door("preprocessing", () -> Classifier.of(MODEL, null)),
                new Door("classifier", () -> Methods.parse("grad-cam").on((Classifier) null)),
                new Door("layer", () -> Cams.gradCam(null)),
                new Door("name", () -> TargetLayer.named(null)),
                new Door("photo", () -> explain(null, Target.predicted())),
                new Door("target", () -> explain(PHOTO, null)),
                new Door("classifier", () -> ExplainedModel.of(null, CAM)),
                new Door("method", () -> ExplainedModel.of(CLASSIFIER, (GraphMethod) null)),
                new Door("photo", () -> HEATMAP.over(null, ColorMap.JET)),
                new Door("colors", () -> HEATMAP.over(PHOTO, null)));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsMissing_isNamed(Door door) {
        assertThatThrownBy(door.call())
                .isInstanceOf(NullPointerException.class)
                .hasMessageMatching(".*\\b" + door.missing() + "\\b.*");
    }
}
