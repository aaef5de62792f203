package io.limpid;

import static io.limpid.Exports.NET;
import static io.limpid.Exports.classifier;
import static io.limpid.Exports.method;
import static io.limpid.Exports.multispectral;
import static io.limpid.Exports.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.method.cam.Cams;
import io.limpid.runtime.InferenceException;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class that a written file is asked for. */
class ExplainedTargetTest {
    @Test
    void targetThatIsFed_isExplained_imageByImage() {
        Classifier classifier = classifier(NET);
        GraphMethod method = Cams.gradCam(TargetLayer.lastSpatial());
        OnnxModel model = ExplainedModel.of(classifier, method)
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Tensor images = NET.example(3);

        Map<String, Tensor> outputs = run(model, Map.of("input", images, "target", Tensor.vector(2, 0, -1)));

        try (Explainer explainer = method.on(classifier)) {
            List<Target> targets = List.of(Target.classIndex(2), Target.classIndex(0), Target.predicted());
            for (int i = 0; i < 3; i++) {
                Tensor wanted = explainer.explain(images.row(i), targets.get(i)).values();
                Tensor found = outputs.get("attribution").row(i).reshaped(wanted.shape());
                assertThat(found.toFloats()).usingComparatorWithPrecision(1e-4f).containsExactly(wanted.toFloats());
            }
        }
        assertThat(run(model, Map.of("input", images, "target", Tensor.vector(2)))
                        .get("attribution"))
                .isEqualTo(run(model, Map.of("input", images, "target", Tensor.vector(2, 2, 2)))
                        .get("attribution"));
    }

    @Test
    void otherNumberOfTargetsThanImages_isRefused() {
        OnnxModel model = ExplainedModel.of(classifier(NET), method("grad-cam"))
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Map<String, Tensor> feeds = Map.of("input", NET.example(3), "target", Tensor.vector(2, 0));

        assertThatThrownBy(() -> run(model, feeds)).isInstanceOf(InferenceException.class);
    }

    /** Behind pooling alone no weights are read for a class, which could tell. */
    @ParameterizedTest
    @ValueSource(ints = {4, 1000, -1000})
    void classThatDoesNotExist_endsTheRun_andIsNoEmptyMap(int number) {
        OnnxModel model = ExplainedModel.of(multispectral(), method("gradient"))
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Tensor images = RandomTensors.seeded(5).normal(2, 5, 8, 8);
        Map<String, Tensor> feeds = Map.of(NET.input().name(), images, "target", Tensor.vector(number));

        assertThatThrownBy(() -> run(model, feeds)).isInstanceOf(InferenceException.class);
        Tensor ofTheLast = run(model, Map.of(NET.input().name(), images, "target", Tensor.vector(3)))
                .get("attribution");
        assertThat(ofTheLast.toFloats()).isNotEqualTo(new float[ofTheLast.size()]);
    }

    @Test
    void optionalTarget_mayBeLeftOut_forAnyNumberOfImages() {
        OnnxModel model = ExplainedModel.of(classifier(NET), method("grad-cam")).compile();

        assertThat(model.graph().inputs()).containsExactly(NET.input());
        for (int images : new int[] {1, 2, 5}) {
            assertThat(run(model, Map.of("input", NET.example(images)))
                            .get("attribution")
                            .size(0))
                    .isEqualTo(images);
        }
    }
}
