package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.method.cam.Cams;
import io.limpid.method.spec.MethodEntry;
import io.limpid.program.Network;
import io.limpid.run.Progress;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.LimpidAssertions;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is explained together is explained as it is one by one. */
class JointExplainerTest {
    private static final RandomNet NET = RandomNets.squeezeExcite(4);
    private static final Classifier CLASSIFIER = classifier(NET);

    /** Fused otherwise, sums round otherwise. */
    private static final double FLOAT = 1e-4;

    private static Classifier classifier(RandomNet net) {
        int size = net.example(1).size(2);
        return Classifier.of(OnnxModel.of(net.graph()), Preprocessing.imagenet().withInputSize(size, size));
    }

    private static Network network() {
        return CLASSIFIER.network(NET.example(1).shape());
    }

    private static Image photo(long seed) {
        byte[] pixels = new byte[3 * 60 * 40];
        new SplittableRandom(seed).nextBytes(pixels);
        return Image.of(60, 40, pixels);
    }

    private static List<Attribution> oneByOne(Method method, Image photo, List<Integer> classes) {
        try (Explainer explainer = method.on(CLASSIFIER)) {
            return classes.stream()
                    .map(index -> explainer.explain(photo, Target.classIndex(index)))
                    .toList();
        }
    }

    private static void assertAlike(List<Attribution> found, List<Attribution> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            Attribution one = found.get(i);
            Attribution other = expected.get(i);
            LimpidAssertions.assertThat(one.values()).isCloseTo(other.values(), FLOAT);
            assertThat(one.provenance()).isEqualTo(other.provenance());
            assertThat(one.prediction().index()).isEqualTo(other.prediction().index());
            assertThat(one.prediction().score()).isCloseTo(other.prediction().score(), within(1e-4f));
            assertThat(one.layer()).isEqualTo(other.layer());
            assertThat(one.frame()).isEqualTo(other.frame());
            assertThat(one.checks()).extracting(Check::name).containsExactlyElementsOf(names(other));
            assertThat(one.checks()).extracting(Check::passed).containsExactlyElementsOf(passed(other));
        }
    }

    private static List<String> names(Attribution attribution) {
        return attribution.checks().stream().map(Check::name).toList();
    }

    private static List<Boolean> passed(Attribution attribution) {
        return attribution.checks().stream().map(Check::passed).toList();
    }

    private static List<Integer> classes(List<Attribution> found) {
        return found.stream().map(each -> each.prediction().index()).toList();
    }

    static Stream<String> singleRunMethods() {
        return Methods.all().stream()
                .filter(entry -> entry.create() instanceof GraphMethod)
                .map(MethodEntry::name);
    }

    @ParameterizedTest
    @MethodSource("singleRunMethods")
    void topThree_areWhatThreeRunsGive(String spec) {
        Method method = Methods.parse(spec);
        try (Explainer explainer = method.on(CLASSIFIER)) {
            List<Attribution> top = explainer.explainAll(photo(1), Target.top(3));

            assertThat(classes(top)).hasSize(3).doesNotHaveDuplicates();
            assertAlike(top, oneByOne(method, photo(1), classes(top)));
        }
    }

    @Test
    void everyMethodWithALayer_isExplainedAtTwoOfThem_asAtEachByItself() {
        List<Layer> layers = network().cuts().subList(1, 3);
        List<Method> methods = Methods.all().stream()
                .filter(entry -> entry.create() instanceof GraphMethod && entry.has("layer"))
                .filter(entry -> !entry.name().equals("cam"))
                .flatMap(entry -> layers.stream().map(layer -> entry.name() + "(layer=" + layer.name() + ")"))
                .map(Methods::parse)
                .toList();

        try (JointExplainer joint = JointExplainer.of(CLASSIFIER, methods)) {
            Attributions found =
                    joint.explain(photo(2), Target.each(List.of(Target.predicted(), Target.classIndex(1))));

            assertThat(found.all()).hasSize(2 * methods.size());
            for (int i = 0; i < methods.size(); i++) {
                assertAlike(found.of(i), oneByOne(methods.get(i), photo(2), classes(found.of(i))));
            }
        }
    }

    @Test
    void batch_givesEachImageWhatItsOwnTargetsAskFor() {
        List<Method> methods = List.of(Methods.parse("grad-cam"), Methods.parse("lrp"));
        List<Image> photos = List.of(photo(3), photo(4), photo(5));
        List<Target> targets = List.of(
                Target.top(2),
                Target.each(List.of(Target.classIndex(0), Target.predicted())),
                Target.each(List.of(Target.contrast(1, 2), Target.classIndex(3))));

        try (JointExplainer joint = JointExplainer.of(CLASSIFIER, methods)) {
            List<ModelInput> inputs = photos.stream()
                    .map(photo -> ModelInput.of(CLASSIFIER.preprocessing().prepare(photo)))
                    .toList();
            List<Attributions> found = joint.explain(inputs, targets, Progress.NONE);

            for (int i = 0; i < photos.size(); i++) {
                Attributions single = joint.explain(photos.get(i), targets.get(i));
                assertAlike(found.get(i).of(0), single.of(0));
                assertAlike(found.get(i).of(1), single.of(1));
            }
            assertThat(found.get(2).of(0).get(0).provenance().target()).isEqualTo("1-2");
        }
    }

    @Test
    void moreTargetsThanOneRunTakes_areExplainedInSeveral() {
        List<Target> wanted = new ArrayList<>();
        IntStream.range(0, 11).forEach(i -> wanted.add(Target.classIndex(i % NET.classes())));
        Method method = Methods.parse("gradient");

        try (Explainer explainer = method.on(CLASSIFIER)) {
            List<Attribution> found = explainer.explainAll(photo(6), Target.each(wanted));

            assertThat(classes(found))
                    .isEqualTo(IntStream.range(0, 11)
                            .mapToObj(i -> i % NET.classes())
                            .toList());
            assertAlike(found, oneByOne(method, photo(6), classes(found)));
        }
    }

    @Test
    void modelOfAFixedBatch_explainsAnyNumberOfImages() {
        Value input = NET.input();
        Value logits = NET.logits();
        Graph two = NET.graph().toBuilder()
                .type(
                        input,
                        new TensorType(
                                ElementType.FLOAT, Shape.of(NET.example(2).shape())))
                .type(logits, new TensorType(ElementType.FLOAT, Shape.of(2, NET.classes())))
                .build();
        Classifier fixed = Classifier.of(OnnxModel.of(two), CLASSIFIER.preprocessing());
        Method method = Methods.parse("lrp");

        assertThat(fixed.network(NET.example(1).shape()).fixedBatch()).isEqualTo(2);
        try (Explainer explainer = method.on(fixed)) {
            List<Attribution> found = explainer.explainAll(photo(8), Target.top(2));
            List<Attribution> expected = oneByOne(method, photo(8), classes(found));

            for (int i = 0; i < found.size(); i++) {
                LimpidAssertions.assertThat(found.get(i).values())
                        .isCloseTo(expected.get(i).values(), FLOAT);
                assertThat(passed(found.get(i))).isEqualTo(passed(expected.get(i)));
            }
        }
    }

    @Test
    void moreThanThereAre_areAllThatThereAre() {
        try (Explainer explainer = Cams.gradCam(TargetLayer.lastSpatial()).on(CLASSIFIER)) {
            assertThat(explainer.explainAll(photo(1), Target.top(100))).hasSize(NET.classes());
        }
    }

    @Test
    void methodsOfManyRuns_standBesideThoseOfOne() {
        Method many = Methods.parse("occlusion");
        Method one = Methods.parse("grad-cam");

        try (JointExplainer joint = JointExplainer.of(CLASSIFIER, List.of(many, one));
                Explainer alone = many.on(CLASSIFIER)) {
            Attributions found = joint.explain(photo(7), Target.top(2));

            assertAlike(found.of(0), alone.explainAll(photo(7), Target.top(2)));
            assertAlike(found.of(1), oneByOne(one, photo(7), classes(found.of(1))));
        }
    }

    @Test
    void targetsOfDifferentNumbers_areRefused() {
        try (JointExplainer joint = JointExplainer.of(CLASSIFIER, List.of(Methods.parse("grad-cam")))) {
            Tensor image = NET.example(1);
            List<ModelInput> inputs = List.of(ModelInput.of(image), ModelInput.of(image));

            assertThatThrownBy(() -> joint.explain(inputs, List.of(Target.top(2), Target.predicted()), Progress.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("[2, 1]");
        }
    }

    @Test
    void imagesAndTargetsOfDifferentNumbers_areRefused() {
        try (JointExplainer joint = JointExplainer.of(CLASSIFIER, List.of(Methods.parse("grad-cam")))) {
            List<ModelInput> inputs = List.of(ModelInput.of(NET.example(1)), ModelInput.of(NET.example(1)));

            assertThatThrownBy(() -> joint.explain(inputs, List.of(Target.predicted()), Progress.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2 images and 1 targets");
        }
    }

    @Test
    void closedExplainer_saysSo() {
        JointExplainer joint = JointExplainer.of(CLASSIFIER, List.of(Methods.parse("grad-cam")));
        joint.close();

        assertThatThrownBy(() -> joint.explain(photo(1), Target.top(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void noMethod_andNoTarget_areRefused() {
        assertThatThrownBy(() -> JointExplainer.of(CLASSIFIER, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one or more");
        assertThatThrownBy(() -> Target.each(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one or more");
    }
}
