package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.perturbation.NaiveNet.CLASS;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.Check;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Remark;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CAMs that change a layer's values, against loops over single runs of what stands behind it. */
class HeadCamsTest {
    private static final double FLOAT = 1e-4;

    /** Nets with a linear head, and with others. */
    static List<RandomNet> nets() {
        return List.of(RandomNets.resnet(4), RandomNets.vgg(4), RandomNets.mobilenet(2), RandomNets.densenet(3));
    }

    private static double[] divided(double[] values, double divisor) {
        return Arrays.stream(values).map(value -> value / divisor).toArray();
    }

    @ParameterizedTest
    @MethodSource("nets")
    void ablationCam_weighsByTheShareOfTheScoreThatGoes(RandomNet net) {
        try (NaiveNet twin = new NaiveNet(net)) {
            double score = twin.logit(twin.image());
            double[] drops = twin.drops(twin::headLogit);

            assertThat(attribution(net, "ablation-cam", CLASS))
                    .isNotConstant()
                    .isCloseTo(twin.map(divided(drops, score)), FLOAT);
            assertThat(attribution(net, "ablation-cam(divisor=magnitude)", CLASS))
                    .isCloseTo(twin.map(divided(drops, Math.abs(score))), FLOAT);
            assertThat(attribution(net, "ablation-cam(divisor=none)", CLASS)).isCloseTo(twin.map(drops), FLOAT);
        }
    }

    /** Behind a ReLU nothing is negative, so both fillings are zero; but only one is known to be, and knows the closed form. */
    @Test
    void linearHead_isFoundOutInOneRun_andGivesWhatAblationsGive() {
        RandomNet net = RandomNets.resnet(4);
        Outcome closed = outcome(net, "ablation-cam", CLASS);
        Outcome headByHead = outcome(net, "ablation-cam(fill=far-below)", CLASS);

        assertThat(said(closed, "ablations").text()).contains("one run gives all 8 ablations");
        assertThat(said(headByHead, "ablations").text()).contains("runs again, 16 at a time");
        assertThat(closed.attribution()).isCloseTo(headByHead.attribution(), FLOAT);
    }

    @Test
    void denseLayerBehindTheLayer_isReadOnceForAllChannels() {
        assertThat(said(outcome(RandomNets.vgg(4), "ablation-cam", CLASS), "ablations")
                        .text())
                .contains("one run gives all ablations")
                .contains("is taken out there by itself");
        assertThat(said(outcome(RandomNets.densenet(3), "ablation-cam(score=probability)", CLASS), "ablations")
                        .text())
                .contains("is taken out there by itself");
    }

    private static Remark said(Outcome outcome, String name) {
        return outcome.remarks().get(0).stream()
                .filter(remark -> remark.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void negativeScore_isRemarkedOn_ifTheMapIsDividedByIt() {
        RandomNet net = RandomNets.resnet(4);
        float[] logits = outcome(net, "ablation-cam", CLASS).logits().toFloats();
        int negative = 0;
        for (int i = 0; i < logits.length; i++) {
            negative = logits[i] < logits[negative] ? i : negative;
        }
        assertThat(logits[negative]).isNegative();

        assertThat(said(outcome(net, "ablation-cam", negative), "positive-score")
                        .good())
                .isFalse();
        assertThat(outcome(net, "ablation-cam(divisor=magnitude)", negative)
                        .remarks()
                        .get(0))
                .hasSize(1);
    }

    @Test
    void farBelow_isTenMillionUnderTheLeastActivation_whereSomeAreNegative() {
        RandomNet net = RandomNets.silu(3);
        try (NaiveNet twin = new NaiveNet(net)) {
            float[] values = twin.layer().toFloats();
            float least = Float.POSITIVE_INFINITY;
            for (float value : values) {
                least = Math.min(least, value);
            }
            double score = twin.headLogit(values);
            double[] drops = new double[twin.channels()];
            for (int k = 0; k < drops.length; k++) {
                float[] without = values.clone();
                Arrays.fill(without, k * twin.places(), (k + 1) * twin.places(), least - 1e7f);
                drops[k] = (score - twin.headLogit(without)) / score;
            }

            assertThat(least).isNegative();
            assertThat(attribution(net, "ablation-cam(fill=far-below)", CLASS)).isCloseTo(twin.map(drops), FLOAT);
        }
    }

    @Test
    void ablationCamOfADifference_isTheDifferenceOfTheDrops() {
        RandomNet net = RandomNets.resnet(4);
        Goal difference = Goal.of(CLASS, 0, 1);
        Tensor both = outcome(net, "ablation-cam(divisor=none)", net.example(1), difference)
                .attribution();
        float[] expected = attribution(net, "ablation-cam(divisor=none)", CLASS).toFloats();
        float[] other = attribution(net, "ablation-cam(divisor=none)", 0).toFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= other[i];
        }

        assertThat(both).isCloseTo(Tensor.of(expected, both.shape()), FLOAT);
    }

    @ParameterizedTest
    @MethodSource("nets")
    void reciproCam_isTheScoreOfEachPlaceAlone(RandomNet net) {
        try (NaiveNet twin = new NaiveNet(net)) {
            float[] values = twin.layer().toFloats();
            int places = twin.places();
            double[] scores = new double[places];
            for (int place = 0; place < places; place++) {
                float[] alone = new float[values.length];
                for (int i = place; i < values.length; i += places) {
                    alone[i] = values[i];
                }
                scores[place] = twin.headProbability(alone);
            }

            assertThat(attribution(net, "reciprocam", CLASS)).isNotConstant().isCloseTo(raised(twin, scores), FLOAT);
        }
    }

    @Test
    void gaussianReciproCam_putsThePlaceOnItsNeighboursToo() {
        RandomNet net = RandomNets.vgg(4);
        float[] kernel = {1 / 16f, 1 / 8f, 1 / 16f, 1 / 8f, 1 / 4f, 1 / 8f, 1 / 16f, 1 / 8f, 1 / 16f};
        try (NaiveNet twin = new NaiveNet(net)) {
            float[] values = twin.layer().toFloats();
            int places = twin.places();
            int width = twin.layer().size(3);
            int height = twin.layer().size(2);
            double[] scores = new double[places];
            for (int place = 0; place < places; place++) {
                float[] blot = new float[values.length];
                for (int step = 0; step < 9; step++) {
                    int y = place / width + step / 3 - 1;
                    int x = place % width + step % 3 - 1;
                    for (int k = 0; k < twin.channels() && y >= 0 && y < height && x >= 0 && x < width; k++) {
                        blot[k * places + y * width + x] = kernel[step] * values[k * places + place];
                    }
                }
                scores[place] = twin.headProbability(blot);
            }

            assertThat(attribution(net, "reciprocam(gaussian=true)", CLASS)).isCloseTo(raised(twin, scores), FLOAT);
        }
    }

    private static Tensor raised(NaiveNet twin, double... scores) {
        double least = Arrays.stream(scores).min().orElseThrow();
        float[] map = new float[scores.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (scores[i] - least);
        }
        return Tensor.of(map, 1, twin.layer().size(2), twin.layer().size(3));
    }

    /** The mean over places makes of one place's values a share of what CAM makes of it. */
    @Test
    void reciproCamOfTheLogit_behindALinearHead_isCam() {
        RandomNet net = RandomNets.resnet(4);
        float[] cam = attribution(net, "cam", CLASS).toFloats();
        float[] map = attribution(net, "reciprocam(score=logit)", CLASS).toFloats();

        for (int i = 1; i < cam.length; i++) {
            assertThat((double) map[i] - map[0]).isCloseTo((cam[i] - cam[0]) / (double) cam.length, within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ablation-cam(fill=far-below,batch=2)", "reciprocam(batch=1)", "group-cam(batch=2)"})
    void progress_growsToOne(String spec) {
        RandomNet net = RandomNets.inception(2);
        List<Double> heard = new ArrayList<>();
        try (Runner runner = Methods.parse(spec).on(network(net))) {
            runner.run(net.example(1), Goal.of(CLASS, 1), heard::add);
        }

        assertThat(heard).isSorted().hasSizeGreaterThan(2);
        assertThat(heard.get(heard.size() - 1)).isEqualTo(1);
    }

    @Test
    void whatAMethodSaysAboutItsResult_isACheck() {
        RandomNet net = RandomNets.resnet(4);
        Classifier classifier = Classifier.of(OnnxModel.of(net.graph()), Preprocessing.imagenet());
        try (Explainer explainer = Methods.parse("ablation-cam").on(classifier)) {
            assertThat(explainer.explain(net.example(1), Target.predicted()).checks())
                    .extracting(Check::name)
                    .contains("ablations");
        }
    }
}
