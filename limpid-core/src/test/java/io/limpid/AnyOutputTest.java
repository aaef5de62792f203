package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Labels;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.program.Outputs;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.LimpidAssertions;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that give more than one number for each class, or one number in all. */
class AnyOutputTest {
    private static final Value IMAGE = Value.of("image");
    private static final Value FEATURES = Value.of("features");
    private static final Value SCORES = Value.of("scores");
    private static final Value ONE = Value.of("one");
    private static final Tensor INPUT = RandomTensors.seeded(2).normal(1, 3, 6, 7);
    private static final Labels LABELS = new Labels(List.of("sky", "road", "tree", "car"));

    /** A segmentation of 6 x 7 pixels into four classes, {@code [N,4,6,7]}. */
    private static GraphBuilder segmentation() {
        RandomTensors random = RandomTensors.seeded(1);
        Attributes same = Attributes.NONE.with("pads", new long[] {1, 1, 1, 1});
        Value hidden = Value.of("hidden");
        return new GraphBuilder()
                .input(
                        IMAGE,
                        new TensorType(ElementType.FLOAT, Shape.of(1, 3, 6, 7).with(0, new Dim.Symbolic("N"))))
                .initializer(Value.of("w1"), random.normal(5, 3, 3, 3))
                .initializer(Value.of("w2"), random.normal(4, 5, 3, 3))
                .node(Node.of("Conv", List.of(IMAGE, Value.of("w1")), List.of(hidden), same))
                .node(Node.of("Relu", List.of(hidden), List.of(FEATURES), Attributes.NONE))
                .node(Node.of("Conv", List.of(FEATURES, Value.of("w2")), List.of(SCORES), same));
    }

    private static Classifier classifier(GraphBuilder graph, Value output) {
        Graph whole = graph.output(output).build();
        return Classifier.of(OnnxModel.of(whole), Preprocessing.imagenet());
    }

    /** Returns a model whose only output is one number of the segmentation. */
    private static Classifier only(int number) {
        return classifier(picking(number), ONE);
    }

    /** Returns a model that gives one number of the segmentation, and 0 for what it is not. */
    private static Classifier beside(int number) {
        Value nought = Value.of("nought");
        Value both = Value.of("both");
        return classifier(
                picking(number)
                        .node(Node.of("Sub", List.of(ONE, ONE), List.of(nought), Attributes.NONE))
                        .node(Node.of("Concat", List.of(ONE, nought), List.of(both), Attributes.NONE.with("axis", 1L))),
                both);
    }

    private static GraphBuilder picking(int number) {
        Value flat = Value.of("flat");
        return segmentation()
                .initializer(Value.of("shape"), Tensor.vector(0, -1))
                .initializer(Value.of("number"), Tensor.vector(number))
                .node(Node.of("Reshape", List.of(SCORES, Value.of("shape")), List.of(flat), Attributes.NONE))
                .node(Node.of(
                        "Gather", List.of(flat, Value.of("number")), List.of(ONE), Attributes.NONE.with("axis", 1L)));
    }

    private static Attribution explained(Classifier classifier, String method, Target target) {
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            return explainer.explain(INPUT, target);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grad-cam(layer=features)",
                "input-x-gradient",
                "guided-backprop",
                "layer-cam(layer=features)",
                "score-cam(layer=features,score=logit)",
                "ablation-cam(layer=features)",
                "reciprocam(layer=features,score=logit)"
            })
    void pixelOfASegmentation_isExplainedLikeAModelThatGivesOnlyIt(String method) {
        Classifier segmenter = classifier(segmentation(), SCORES).withLabels(LABELS);
        int number = segmenter.network(INPUT.shape()).outputs().index(2, 3, 5);

        Attribution actual = explained(segmenter, method, Target.classIndex(number));
        Attribution expected = explained(only(number), method, Target.classIndex(0));

        LimpidAssertions.assertThat(actual.values()).isCloseTo(expected.values(), 1e-5);
        assertThat(actual.prediction().label()).isEqualTo("tree[3,5]");
        assertThat(actual.prediction().score()).isCloseTo(expected.prediction().score(), within(1e-5f));
    }

    @Test
    void numbersOfTheHighestScores_areExplainedTogetherAsEachByItself() {
        Classifier segmenter = classifier(segmentation(), SCORES).withLabels(LABELS);

        List<Attribution> top;
        try (Explainer explainer = Methods.parse("input-x-gradient").on(segmenter)) {
            top = explainer.explainAll(INPUT, Target.top(3));
        }

        assertThat(top).hasSize(3);
        for (Attribution each : top) {
            Attribution alone = explained(
                    segmenter,
                    "input-x-gradient",
                    Target.classIndex(each.prediction().index()));
            LimpidAssertions.assertThat(each.values()).isCloseTo(alone.values(), 1e-5);
            assertThat(each.prediction().label()).isEqualTo(alone.prediction().label());
        }
    }

    @Test
    void probability_isThatOfTheClassesAtThePlace() {
        Classifier segmenter = classifier(segmentation(), SCORES).withLabels(LABELS);
        Outputs outputs = segmenter.network(INPUT.shape()).outputs();

        Attribution attribution = explained(segmenter, "gradient", Target.classIndex(outputs.index(1, 0, 4)));

        float[] scores = attribution.logits().toFloats();
        double sum = 0;
        for (int k = 0; k < 4; k++) {
            sum += Math.exp(scores[outputs.indexOfClass(k, 0, 4)]);
        }
        assertThat(attribution.prediction().probability().orElseThrow())
                .isCloseTo((float) (Math.exp(scores[outputs.index(1, 0, 4)]) / sum), within(1e-6f));
    }

    @Test
    void singleNumber_isExplainedWithoutAProbability() {
        Attribution attribution = explained(only(7), "input-x-gradient", Target.predicted());

        assertThat(attribution.prediction().index()).isZero();
        assertThat(attribution.prediction().probability()).isEmpty();
        LimpidAssertions.assertThat(attribution.values()).isFinite();
    }

    @Test
    void scoreThatNeedsOneNumberForEachClass_isRefusedWithAWayOut() {
        Classifier segmenter = classifier(segmentation(), SCORES);

        assertThatThrownBy(() -> explained(segmenter, "gradient(score=probability)", Target.classIndex(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 classes at 42 places")
                .hasMessageContaining("score=logit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score-cam", "group-cam", "reciprocam", "ablation-cam(score=probability)", "rsi-grad-cam"})
    void methodsThatTakeProbabilities_areRefusedWithAWayOut(String method) {
        Classifier segmenter = classifier(segmentation(), SCORES);

        assertThatThrownBy(() -> explained(segmenter, method, Target.classIndex(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("take score=logit");
    }

    /** Each of them stands for a yes or no of its own, wherever it lies. */
    @Test
    void probabilityUnderASigmoid_isExplainedAtAnyPlace() {
        Value each = Value.of("each");
        Classifier yesOrNo = classifier(
                segmentation().node(Node.of("Sigmoid", List.of(SCORES), List.of(each), Attributes.NONE)), each);

        Target undecided = Target.classIndex(nearestToZero(
                explained(yesOrNo, "gradient", Target.predicted()).logits().toFloats()));

        Attribution logit = explained(yesOrNo, "gradient", undecided);
        Attribution found = explained(yesOrNo, "gradient(score=probability)", undecided);

        double p = logit.prediction().probability().orElseThrow();
        float[] expected = logit.values().toFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] *= (float) (p * (1 - p));
        }
        LimpidAssertions.assertThat(found.values())
                .isCloseTo(Tensor.of(expected, found.values().shape()), 1e-5);
        LimpidAssertions.assertThat(explained(yesOrNo, "score-cam", undecided).values())
                .isFinite();
    }

    private static int nearestToZero(float... scores) {
        int nearest = 0;
        for (int i = 0; i < scores.length; i++) {
            nearest = Math.abs(scores[i]) < Math.abs(scores[nearest]) ? i : nearest;
        }
        return nearest;
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0", "0, 6, 0", "0, 0, 7", "-1, 0, 0"})
    void placeOutside_isRefused(long number, long row, long column) {
        Outputs outputs =
                classifier(segmentation(), SCORES).network(INPUT.shape()).outputs();

        assertThatThrownBy(() -> outputs.index(number, row, column))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[4,6,7]");
    }

    @Test
    void softmaxOverTheLastAxis_saysThatTheClassesAreThere() {
        Value last = Value.of("last");
        Value map = Value.of("map");
        Classifier segmenter = classifier(
                segmentation()
                        .node(Node.of(
                                "Transpose", List.of(SCORES), List.of(last), Attributes.NONE.with("perm", new long[] {
                                    0, 2, 3, 1
                                })))
                        .node(Node.of("Softmax", List.of(last), List.of(map), Attributes.NONE.with("axis", -1L))),
                map);
        Outputs outputs = segmenter.network(INPUT.shape()).outputs();

        assertThat(outputs.classes()).isEqualTo(4);
        assertThat(outputs.index(3, 5, 2)).isEqualTo(outputs.indexOfClass(2, 3, 5));
        assertThat(outputs.classOf(outputs.index(3, 5, 2))).isEqualTo(2);
        assertThat(outputs.placeOf(outputs.index(3, 5, 2))).isEqualTo("[3,5]");
    }

    /** Four classes at the 42 places of a detector, {@code [N,42,4]}, and no softmax to say which axis is which. */
    @ParameterizedTest
    @ValueSource(strings = {"Identity", "Sigmoid"})
    void detectorsClasses_lieAlongTheLastAxis(String end) {
        Value last = Value.of("last");
        Value flat = Value.of("flat");
        Value found = Value.of("found");
        Attributes behind = Attributes.NONE.with("perm", new long[] {0, 2, 3, 1});
        Classifier detector = classifier(
                        segmentation()
                                .initializer(Value.of("sizes"), Tensor.vector(0, 42, 4))
                                .node(Node.of("Transpose", List.of(SCORES), List.of(last), behind))
                                .node(Node.of(
                                        "Reshape", List.of(last, Value.of("sizes")), List.of(flat), Attributes.NONE))
                                .node(Node.of(end, List.of(flat), List.of(found), Attributes.NONE)),
                        found)
                .withLabels(LABELS);
        Outputs outputs = detector.network(INPUT.shape()).outputs();

        assertThat(outputs.classes()).isEqualTo(4);
        assertThat(outputs.classOf(outputs.index(17, 2))).isEqualTo(2);
        assertThat(outputs.placeOf(outputs.index(17, 2))).isEqualTo("[17]");
        assertThat(explained(detector, "gradient", Target.classIndex(outputs.indexOfClass(2, 17)))
                        .prediction()
                        .label())
                .isEqualTo("tree[17]");
    }

    /** The model's input is called what the methods call theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "occlusion(score=logit,window=2,stride=2)",
                "rise(score=logit,masks=20)",
                "lime(score=logit,segments=6,compactness=100,samples=30)",
                "kernel-shap(segments=6,compactness=100,samples=60)",
                "meaningful-perturbation(score=logit,steps=3)",
                "extremal-perturbation(steps=3)"
            })
    void methodsThatHidePixels_explainAnyNumber(String spec) {
        Tensor whole = explained(classifier(segmentation(), SCORES), spec, Target.classIndex(50))
                .values();

        LimpidAssertions.assertThat(
                        explained(only(50), spec, Target.classIndex(0)).values())
                .isCloseTo(whole, 1e-4);
        LimpidAssertions.assertThat(whole).isNotConstant();
    }

    /** The probability of a model with one number is a sigmoid, which is a softmax over that number and 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gradient(score=probability)",
                "gradient(score=log-probability)",
                "gradient(score=rest)",
                "rise(masks=5)",
                "ablation-cam(layer=features,score=probability)"
            })
    void oneNumberForTwoClasses_isExplainedLikeAModelThatGivesTheOtherAsZero(String method) {
        Attribution actual = explained(only(50), method, Target.classIndex(0));
        Attribution expected = explained(beside(50), method, Target.classIndex(0));

        LimpidAssertions.assertThat(actual.values()).isCloseTo(expected.values(), 1e-5);
        LimpidAssertions.assertThat(actual.values()).isNotConstant();
    }

    @Test
    void methodsThatHidePixels_wantAScoreThatMeansSomething() {
        assertThatThrownBy(() -> explained(classifier(segmentation(), SCORES), "rise(masks=5)", Target.classIndex(50)))
                .hasMessageContaining("42 places")
                .hasMessageContaining("score=logit");
    }
}
