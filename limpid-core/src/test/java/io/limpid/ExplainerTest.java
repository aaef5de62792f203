package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Labels;
import io.limpid.image.Layout;
import io.limpid.image.Preprocessing;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.method.cam.Cams;
import io.limpid.method.ensemble.Ensembles;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Frame;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.LimpidAssertions;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainerTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final int SIZE = (int) NET.graph().type(NET.input()).shape().size(2);
    private static final Classifier CLASSIFIER =
            Classifier.of(OnnxModel.of(NET.graph()), Preprocessing.imagenet().withInputSize(SIZE, SIZE));

    private static OnnxModel withOpenSizes(OnnxModel model) {
        Shape open = new Shape(List.of(
                new Dim.Symbolic("N"), new Dim.Fixed(3), new Dim.Symbolic("height"), new Dim.Symbolic("width")));
        TensorType type = new TensorType(ElementType.FLOAT, open);
        return model.withGraph(model.graph().toBuilder().type(NET.input(), type).build());
    }

    private static Image photo(long seed) {
        byte[] pixels = new byte[3 * 60 * 40];
        new SplittableRandom(seed).nextBytes(pixels);
        return Image.of(60, 40, pixels);
    }

    private static Explainer gradCam() {
        return Cams.gradCam(TargetLayer.lastSpatial()).on(CLASSIFIER);
    }

    @Test
    void predictedClass_isTheOneThatThePlainModelPredicts() {
        Tensor input = NET.example(1);
        try (Explainer explainer = gradCam();
                Session plain = Session.open(CLASSIFIER.model())) {
            Attribution attribution = explainer.explain(input, Target.predicted());
            float[] logits = plain.run(Map.of(NET.input().name(), input))
                    .get(NET.logits().name())
                    .toFloats();

            int best = 0;
            for (int i = 1; i < logits.length; i++) {
                best = logits[i] > logits[best] ? i : best;
            }
            assertThat(attribution.prediction().index()).isEqualTo(best);
            assertThat(attribution.prediction().score()).isCloseTo(logits[best], within(1e-4f));
        }
    }

    @Test
    void predictedClass_givesTheSameBytesAsItsIndex() {
        try (Explainer explainer = gradCam()) {
            Attribution predicted = explainer.explain(photo(1), Target.predicted());
            Attribution byIndex = explainer.explain(
                    photo(1), Target.classIndex(predicted.prediction().index()));

            assertThat(predicted.values()).isEqualTo(byIndex.values());
        }
    }

    @Test
    void contrast_isTheDifferenceOfTwoGradients() {
        try (Explainer gradient = Methods.parse("gradient").on(CLASSIFIER)) {
            float[] one =
                    gradient.explain(photo(2), Target.classIndex(1)).values().toFloats();
            float[] two =
                    gradient.explain(photo(2), Target.classIndex(2)).values().toFloats();
            float[] difference =
                    gradient.explain(photo(2), Target.contrast(1, 2)).values().toFloats();

            for (int i = 0; i < one.length; i++) {
                assertThat(difference[i]).isCloseTo(one[i] - two[i], within(1e-4f));
            }
        }
    }

    @Test
    void topTargets_areOrderedByScore() {
        try (Explainer explainer = gradCam()) {
            List<Attribution> top = explainer.explainAll(photo(3), Target.top(3));

            assertThat(top).hasSize(3);
            assertThat(top.get(0).prediction().score())
                    .isGreaterThanOrEqualTo(top.get(1).prediction().score());
            assertThat(top.get(1).prediction().score())
                    .isGreaterThanOrEqualTo(top.get(2).prediction().score());
        }
    }

    @Test
    void batch_givesWhatSinglePhotosGive() {
        List<Image> photos = List.of(photo(4), photo(5), photo(6));
        try (Explainer explainer = gradCam()) {
            List<Attribution> batch = explainer.explain(photos, Target.classIndex(0));

            for (int i = 0; i < photos.size(); i++) {
                float[] single = explainer
                        .explain(photos.get(i), Target.classIndex(0))
                        .values()
                        .toFloats();
                float[] batched = batch.get(i).values().toFloats();
                for (int j = 0; j < single.length; j++) {
                    assertThat(batched[j]).isCloseTo(single[j], within(1e-5f));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "occlusion", "smooth-grad(samples=2)"})
    void batch_thatDoesNotFitTogether_isRefused(String spec) {
        ModelInput image = ModelInput.of(NET.example(1));
        ModelInput small = ModelInput.of(Tensor.of(new float[3 * 4 * 4], 1, 3, 4, 4));
        Target one = Target.predicted();
        try (Explainer explainer = Methods.parse(spec).on(CLASSIFIER)) {
            assertRefused(() -> explainer.explain(List.<Image>of(), one), "no image is given");
            assertRefused(() -> explainer.explain(List.of(image), List.of(one, one)), "1 images and 2 targets");
            assertRefused(() -> explainer.explain(List.of(image, image), List.of(one)), "2 images and 1 targets");
            assertRefused(
                    () -> explainer.explain(List.of(image, small), List.of(one, one)), "image 1 is float[1,3,4,4]");
            assertRefused(() -> explainer.explain(List.of(photo(1), photo(2)), Target.top(2)), "use explainAll");
        }
    }

    @Test
    void shapeOfOtherThanFourNumbers_isRefused() {
        try (Explainer explainer = gradCam()) {
            assertRefused(() -> explainer.compile(), "the shape is []");
            assertRefused(() -> explainer.compile(SIZE, SIZE), "four numbers, [N,C,H,W]");
        }
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable work, String reason) {
        assertThatThrownBy(work).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(reason);
    }

    @Test
    void classOutOfRange_saysWhichClassesThereAre() {
        try (Explainer explainer = gradCam()) {
            assertThatThrownBy(() -> explainer.explain(photo(1), Target.classIndex(4711)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4711")
                    .hasMessageContaining("0 to " + (NET.classes() - 1));
        }
    }

    @Test
    void layerThatIsNotThere_namesTheNearest_beforeAnyImage() {
        String real = CLASSIFIER
                .network(1, 3, SIZE, SIZE)
                .layer(TargetLayer.lastSpatial())
                .name();
        Method method = Cams.gradCam(TargetLayer.named(real + "x"));

        assertThatThrownBy(() -> method.on(CLASSIFIER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(real + ",");
        assertThatThrownBy(() -> method.on(CLASSIFIER, new long[] {1, 3, SIZE, SIZE}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(real + ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ablation-cam(layer=nowhere)",
                "fg-cam(base-layer=nowhere)",
                "integrated-gradients(layer=nowhere)"
            })
    void methodsThatDoNotSuitTheModel_areRefusedBeforeAnyImage(String spec) {
        assertThatThrownBy(() -> Methods.parse(spec).on(CLASSIFIER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer nowhere is not in this model");
    }

    @Test
    void sizeThatTheModelStates_isTheOneToBeExpected_alsoWherePhotosHaveAnother() {
        Classifier forTensors = Classifier.of(CLASSIFIER.model(), Preprocessing.imagenet());

        assertThatThrownBy(() -> Methods.parse("grad-cam(layer=nowhere)").on(forTensors))
                .hasMessageContaining("layer nowhere is not in this model");
        try (Explainer explainer = Methods.parse("grad-cam").on(forTensors)) {
            assertThat(explainer.explain(NET.example(1), Target.predicted()).values())
                    .isNotNull();
        }
    }

    @Test
    void modelThatCannotBePreparedForPhotos_maySuitTensors() {
        Classifier forTensors =
                Classifier.of(withOpenSizes(CLASSIFIER.model()), Preprocessing.parse("imagenet(size=1)"));

        try (Explainer explainer =
                Methods.parse("grad-cam").on(forTensors, NET.example(1).shape())) {
            assertThat(explainer.explain(NET.example(1), Target.predicted()).values())
                    .isNotNull();
        }
    }

    /** Grad-CAM that counts how often it was written behind a model. */
    private record Counted(GraphMethod method, AtomicInteger written) implements GraphMethod {
        @Override
        public Value emit(Frame frame) {
            written.incrementAndGet();
            return method.emit(frame);
        }

        @Override
        public String spec() {
            return method.spec();
        }

        @Override
        public Display display() {
            return method.display();
        }

        @Override
        public TargetLayer layer() {
            return method.layer();
        }
    }

    @Test
    void whatIsWrittenEarly_isWhatImagesRun_forOneClassAndForSeveral() {
        Counted gradCam = new Counted(Cams.gradCam(TargetLayer.lastSpatial()), new AtomicInteger());
        try (Explainer explainer = gradCam.on(CLASSIFIER)) {
            assertThat(gradCam.written()).hasValue(1);

            explainer.explain(photo(1), Target.predicted());
            explainer.explainAll(photo(1), Target.top(3));
            explainer.compile(1, 3, SIZE, SIZE);

            assertThat(gradCam.written()).hasValue(1);
        }
    }

    @Test
    void tensorOfAnotherSize_saysWhatTheModelTakes() {
        try (Explainer explainer = gradCam()) {
            assertThatThrownBy(() -> explainer.explain(Tensor.filled(0, 1, 3, SIZE, SIZE + 1), Target.predicted()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the model's input");
        }
    }

    @Test
    void wholeNumbers_areNoPreprocessedImage() {
        Tensor pixels = Tensor.of(new long[3 * SIZE * SIZE], 1, 3, SIZE, SIZE);
        try (Explainer explainer = gradCam()) {
            assertThatThrownBy(() -> explainer.explain(pixels, Target.predicted()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("int64[1,3,", "the model takes float", "explain an Image");
        }
    }

    @Test
    void doubles_areRounded() {
        Tensor pixels = NET.example(1);
        ByteBuffer doubles = ByteBuffer.allocate(Double.BYTES * pixels.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (float pixel : pixels.toFloats()) {
            doubles.putDouble(pixel);
        }
        try (Explainer explainer = gradCam()) {
            assertThat(explainer
                            .explain(Tensor.raw(ElementType.DOUBLE, pixels.shape(), doubles.flip()), Target.predicted())
                            .values())
                    .isEqualTo(explainer.explain(pixels, Target.predicted()).values());
        }
    }

    @Test
    void imageOfNaN_failsTheFiniteCheck() {
        try (Explainer explainer = Methods.parse("input-x-gradient").on(CLASSIFIER)) {
            Attribution attribution =
                    explainer.explain(Tensor.filled(Float.NaN, 1, 3, SIZE, SIZE), Target.classIndex(0));

            assertThat(attribution.checks()).anyMatch(check -> check.name().equals("finite") && !check.passed());
        }
    }

    @Test
    void labelsOfAnotherModel_areRefused() {
        Classifier mislabelled = CLASSIFIER.withLabels(Labels.numbered(NET.classes() + 1));
        try (Explainer explainer = Cams.gradCam(TargetLayer.lastSpatial()).on(mislabelled)) {
            assertThatThrownBy(() -> explainer.explain(photo(1), Target.predicted()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("labels");
        }
    }

    @Test
    void closedExplainer_saysSo() {
        Explainer explainer = gradCam();
        explainer.close();

        assertThatThrownBy(() -> explainer.explain(photo(1), Target.predicted()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void provenance_isTheSameForTheSameExplanation_andNamesEverything() {
        try (Explainer explainer = gradCam()) {
            Provenance first = explainer.explain(photo(1), Target.predicted()).provenance();
            Provenance second = explainer.explain(photo(1), Target.predicted()).provenance();

            assertThat(first).isEqualTo(second);
            assertThat(first.toMap().values()).noneMatch(String::isBlank);
            assertThat(first.limpid()).doesNotContain("$");
        }
    }

    @Test
    void completeMethod_reportsWhatItsAttributionsSumTo() {
        try (Explainer explainer = Ensembles.integratedGradients(100).on(CLASSIFIER)) {
            Attribution attribution = explainer.explain(photo(1), Target.predicted());

            assertThat(attribution.checks()).anySatisfy(check -> {
                assertThat(check.name()).isEqualTo("complete");
                assertThat(check.passed()).isTrue();
                assertThat(check.message()).contains("sum to");
            });
        }
    }

    static List<MethodEntry> methods() {
        return Methods.all();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void channelsLast_givesTheSameAsChannelsFirst(MethodEntry entry) {
        RandomNet last = RandomNets.channelsLast(NET);
        Preprocessing turned = CLASSIFIER.preprocessing().withLayout(Layout.NHWC);
        Classifier takesChannelsLast = Classifier.of(OnnxModel.of(last.graph()), turned);
        try (Explainer first = entry.create().on(CLASSIFIER);
                Explainer second = entry.create().on(takesChannelsLast)) {
            Attribution expected = first.explain(photo(2), Target.classIndex(1));
            Attribution actual = second.explain(photo(2), Target.classIndex(1));

            LimpidAssertions.assertThat(actual.values()).isCloseTo(expected.values(), 1e-4);
            LimpidAssertions.assertThat(actual.heatmap().values())
                    .isCloseTo(expected.heatmap().values(), 1e-3);
        }
    }
}
