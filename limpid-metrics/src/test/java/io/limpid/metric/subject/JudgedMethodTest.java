package io.limpid.metric.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.heatmap.Heatmap;
import io.limpid.image.Preprocessing;
import io.limpid.layer.ChannelsFirst;
import io.limpid.layer.Layer;
import io.limpid.method.Methods;
import io.limpid.method.cam.FusedLayers;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Extremes;
import io.limpid.metric.registry.Metrics;
import io.limpid.program.Network;
import io.limpid.run.Batches;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics on a real, though small and untrained, network. */
class JudgedMethodTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final int SIZE = (int) NET.graph().type(NET.input()).shape().size(2);
    private static final Classifier CLASSIFIER =
            Classifier.of(OnnxModel.of(NET.graph()), Preprocessing.imagenet().withInputSize(SIZE, SIZE));
    private static final Tensor IMAGE = NET.example(1);

    /** Hears of a method ready to be judged. */
    private interface Trial {
        void of(MetricCase example);
    }

    private static void judge(String method, Trial trial) {
        try (Explainer explainer = Methods.parse(method).on(CLASSIFIER);
                ModelScorer scorer = ModelScorer.open(CLASSIFIER.network(IMAGE.shape()));
                JudgedMethod judged = JudgedMethod.of(explainer, scorer)) {
            Attribution attribution = explainer.explain(IMAGE, Target.predicted());
            int target = attribution.prediction().index();
            trial.of(MetricCase.of(IMAGE, target, Explanation.of(attribution), judged)
                    .withSeed(7));
        }
    }

    @Test
    void scorer_givesThePlainModelsLogits() {
        try (ModelScorer scorer = ModelScorer.open(CLASSIFIER.network(IMAGE.shape()));
                Session plain = Session.open(CLASSIFIER.model())) {
            float[] expected = plain.run(Map.of(NET.input().name(), IMAGE))
                    .get(NET.logits().name())
                    .toFloats();
            float[] logits = scorer.logits(IMAGE).toFloats();
            float[] probabilities = scorer.probabilities(logits);
            double total = 0;

            for (int i = 0; i < expected.length; i++) {
                assertThat(logits[i]).isCloseTo(expected[i], within(1e-4f));
                total += probabilities[i];
            }
            assertThat(total).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void copiesBeyondABatch_areAllRead() {
        try (ModelScorer scorer = ModelScorer.open(CLASSIFIER.network(IMAGE.shape()))) {
            int count = Scorer.BATCH + 3;
            double[] read = scorer.read(Copies.of(count, index -> scaled(index)), IMAGE.shape(), logits -> logits[0]);

            for (int i : new int[] {0, Scorer.BATCH - 1, Scorer.BATCH, count - 1}) {
                double single =
                        scorer.logits(Tensor.of(scaled(i), IMAGE.shape())).toFloats()[0];
                assertThat(read[i]).as("copy %d", i).isCloseTo(single, within(1e-4));
            }
        }
    }

    private static float[] scaled(int index) {
        float[] values = IMAGE.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= index / 40f;
        }
        return values;
    }

    @Test
    void sameImageAgain_isExplainedAlike() {
        judge("grad-cam", example -> {
            Tensor twice = Batches.repeated(IMAGE, 2);
            List<Explanation> again = example.subject().explain(twice, example.target());

            assertThat(again).hasSize(2);
            float[] expected = example.explanation().pixels().toFloats();
            float[] actual = again.get(1).pixels().toFloats();
            for (int i = 0; i < expected.length; i++) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
            }
        });
    }

    @Test
    void explanation_isTheRawMapThatTheHeatmapShows() {
        judge("grad-cam", example -> {
            try (Explainer explainer = Methods.parse("grad-cam").on(CLASSIFIER)) {
                Heatmap heatmap = explainer
                        .explain(IMAGE, Target.classIndex(example.target()))
                        .heatmap();
                float[] shown = heatmap.values().toFloats();
                double[] map = example.explanation().map();

                assertThat(map).hasSize(SIZE * SIZE);
                for (int i = 0; i < map.length; i++) {
                    double raw = heatmap.low() + shown[i] * (heatmap.high() - heatmap.low());
                    assertThat(map[i]).isCloseTo(raw, within(1e-5));
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gradient", "grad-cam", "lrp(composite=epsilon-plus)", "deep-lift", "score-cam", "ablation-cam"})
    void randomisedModel_isExplainedAlike_howeverItIsLoaded(String method) {
        judge(method, example -> {
            Surgery surgery = example.subject().surgery(IMAGE).orElseThrow();
            List<String> layers = surgery.layers().subList(2, 5);
            try (Variant fed = surgery.randomised(layers, 43);
                    Variant again = surgery.randomised(layers, 43);
                    Variant other = surgery.randomised(layers, 44);
                    Explainer loaded =
                            Methods.parse(method).on(CLASSIFIER.changed(new RandomWeights(Set.copyOf(layers), 43)))) {
                float[] expected = loaded.explain(IMAGE, Target.classIndex(example.target()))
                        .pixels()
                        .toFloats();
                float range = Extremes.of(expected).range() > 0
                        ? (float) Extremes.of(expected).range()
                        : 1;

                assertThat(map(fed, example)).containsExactly(expected, within(1e-4f * range));
                assertThat(map(again, example)).isEqualTo(map(fed, example));
                assertThat(map(other, example)).isNotEqualTo(map(fed, example));
            }
        });
    }

    private static float[] map(Variant variant, MetricCase example) {
        return variant.explain(IMAGE, example.target()).get(0).pixels().toFloats();
    }

    @Test
    void imageWithChannelsLast_isTheSameTurnedBack() {
        RandomNet net = RandomNets.resnet(1);
        Tensor last = CLASSIFIER.fromNetwork(net.example(1));
        Tensor turned = ChannelsFirst.undone(net.example(1));

        assertThat(last).as("channels first stay").isEqualTo(net.example(1));
        assertThat(turned.shape()).containsExactly(1, SIZE, SIZE, 3);
        assertThat(ChannelsFirst.of(turned)).isEqualTo(net.example(1));
    }

    @Test
    void layersWithWeights_areTheSame_whetherNormalizationIsFoldedOrNot() {
        Network network = CLASSIFIER.network(IMAGE.shape());

        assertThat(RandomWeights.layers(network.unfolded().graph()))
                .containsExactlyInAnyOrderElementsOf(RandomWeights.layers(network.graph()));
    }

    @Test
    void normalization_losesItsStatisticsWithTheLayerBeforeIt() {
        Graph graph = CLASSIFIER.network(IMAGE.shape()).unfolded().graph();
        Graph random = new RandomWeights(Set.of("layer2.0.downsample.0"), 3).apply(graph);

        for (Node node : graph.nodes()) {
            if (node.is("BatchNormalization")) {
                float[] variance = random.constant(node.input(4)).orElseThrow().toFloats();
                boolean isNeutral = variance[0] == 1 && variance[1] == 1;
                assertThat(isNeutral).as(node.label()).isEqualTo(node.label().equals("layer2.0.downsample.1"));
            }
        }
    }

    @Test
    void layersThatAreAskedFor_areGivenOneAfterTheOther() {
        judge("gradient", example -> {
            List<Layer> cuts = CLASSIFIER.network(IMAGE.shape()).cuts();
            String first = cuts.get(0).name();
            String second = cuts.get(1).name();
            List<Float> expected = new ArrayList<>(numbers(layers(example, first)));
            expected.addAll(numbers(layers(example, second)));
            Tensor both = layers(example, first + "|" + second);

            assertThat(both.shape()).containsExactly(1, expected.size());
            assertThat(numbers(both)).isEqualTo(expected);
            assertThat(numbers(layers(example, "input"))).isEqualTo(numbers(IMAGE));
        });
    }

    private static List<Float> numbers(Tensor tensor) {
        List<Float> numbers = new ArrayList<>();
        for (float number : tensor.toFloats()) {
            numbers.add(number);
        }
        return numbers;
    }

    private static Tensor layers(MetricCase example, String names) {
        return example.subject().representation(IMAGE, FusedLayers.parse(names)).orElseThrow();
    }

    @Test
    void randomWeights_areDrawnInTheChosenLayersOnly() {
        Graph graph = CLASSIFIER.network(IMAGE.shape()).graph();
        List<String> layers = RandomWeights.layers(graph);
        String last = layers.get(layers.size() - 1);

        Graph random = new RandomWeights(Set.of(last), 3).apply(graph);

        for (Node node : graph.nodes()) {
            if (layers.contains(node.label())) {
                boolean same = random.constant(node.input(1)).equals(graph.constant(node.input(1)));
                assertThat(same).as(node.label()).isEqualTo(!node.label().equals(last));
            }
        }
        assertThat(layers).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(new RandomWeights(Set.of(last), 3).apply(graph).initializers())
                .isEqualTo(random.initializers());
    }

    @Test
    void randomWeights_areWithinOneOverTheRootOfTheFanIn() {
        Graph graph = CLASSIFIER.network(IMAGE.shape()).graph();
        Graph random = new RandomWeights(Set.copyOf(RandomWeights.layers(graph)), 3).apply(graph);

        Node first = graph.nodes().stream()
                .filter(node -> node.is("Conv"))
                .findFirst()
                .orElseThrow();
        float reach = (float) (1 / Math.sqrt(3 * 7 * 7));
        float[] kernel = random.constant(first.input(1)).orElseThrow().toFloats();

        float greatest = 0;
        for (float weight : kernel) {
            greatest = Math.max(greatest, Math.abs(weight));
        }
        assertThat(greatest).isBetween(0.95f * reach, reach);
    }

    @Test
    void explanation_dependsOnTheWeights() {
        judge("gradient", example -> {
            Score score = Metrics.parse("mprt(steps=2)").score(example);

            assertThat(score.curve().orElseThrow().y()).hasSize(2);
            assertThat(score.value()).isLessThan(0.9);
            assertThat(Metrics.parse("mprt(steps=2)").score(example)).isEqualTo(score);
        });
    }

    @Test
    void shiftedInput_leavesTheGradient_butNotItsProductWithTheInput() {
        judge("gradient", example -> assertThat(
                        Metrics.parse("input-invariance").score(example).value())
                .isEqualTo(1));
        judge("input-x-gradient", example -> assertThat(
                        Metrics.parse("input-invariance").score(example).value())
                .isZero());
    }

    @Test
    void integratedGradients_areComplete() {
        judge("integrated-gradients(steps=64,baseline=zero)", example -> assertThat(
                        Metrics.parse("completeness").score(example).value())
                .isLessThan(0.05));
    }

    @Test
    void explanationOfAnotherClass_differs() {
        judge("gradient", example -> assertThat(
                        Metrics.parse("random-logit").score(example).value())
                .isLessThan(0.95));
    }
}
