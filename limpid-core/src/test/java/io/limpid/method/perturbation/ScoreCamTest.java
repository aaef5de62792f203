package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.heatmap.Upsampling;
import io.limpid.image.Size;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.Score;
import io.limpid.program.Scorer;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCamTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 2;
    private static final Goal GOAL = Goal.of(CLASS, 1);

    /** A second implementation: one mask after the other, by another enlargement. */
    private record Twin(RandomNet net) {
        Tensor activations() {
            String layer = network(net).layer(TargetLayer.lastSpatial()).name();
            Tensor gradient = attribution(net, "gradient(layer=" + layer + ")", CLASS);
            float[] values = attribution(net, "input-x-gradient(layer=" + layer + ")", CLASS)
                    .toFloats();
            float[] divisors = gradient.toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] = divisors[i] == 0 ? 0 : values[i] / divisors[i];
            }
            return Tensor.of(values, gradient.shape());
        }

        double[] scores(Score score) {
            Tensor activations = activations();
            double[] scores = new double[activations.size(1)];
            for (int k = 0; k < scores.length; k++) {
                scores[k] = Scorer.of(score, network(net)).value(logits(masked(channel(activations, k))), GOAL);
            }
            return scores;
        }

        private static Tensor channel(Tensor activations, int k) {
            int places = activations.size(2) * activations.size(3);
            float[] map = new float[places];
            System.arraycopy(activations.toFloats(), k * places, map, 0, places);
            return Tensor.of(map, activations.size(2), activations.size(3));
        }

        private Tensor masked(Tensor map) {
            Tensor image = net.example(1);
            float[] mask = Upsampling.bilinear(map, new Size(image.size(2), image.size(3)))
                    .toFloats();
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            for (float value : mask) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            float[] values = image.toFloats();
            for (int i = 0; i < values.length; i++) {
                double share = greatest > least ? (mask[i % mask.length] - least) / (greatest - least) : 0;
                values[i] = (float) (values[i] * share);
            }
            return Tensor.of(values, image.shape());
        }

        private float[] logits(Tensor image) {
            return outcome(net, "gradient", image, GOAL).logits().toFloats();
        }

        Tensor map(double[] weights) {
            Tensor activations = activations();
            float[] values = activations.toFloats();
            int places = activations.size(2) * activations.size(3);
            float[] map = new float[places];
            for (int i = 0; i < values.length; i++) {
                map[i % places] += (float) (weights[i / places] * values[i]);
            }
            return Tensor.of(map, 1, activations.size(2), activations.size(3));
        }
    }

    @Test
    void map_isTheSumOfChannelsWeightedByTheProbabilityOfTheImageSeenThroughEach() {
        Twin twin = new Twin(RandomNets.resnet(4));

        assertThat(attribution(twin.net(), "score-cam", CLASS))
                .isCloseTo(twin.map(twin.scores(Score.PROBABILITY)), FLOAT);
    }

    @Test
    void softmax_sharesOutTheWeightsOverAllChannels() {
        Twin twin = new Twin(RandomNets.resnet(4));
        double[] scores = twin.scores(Score.LOGIT);
        double sum = 0;
        for (double score : scores) {
            sum += Math.exp(score);
        }
        double[] weights = new double[scores.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = Math.exp(scores[k]) / sum;
        }

        assertThat(attribution(twin.net(), "score-cam(score=logit,softmax=true)", CLASS))
                .isCloseTo(twin.map(weights), FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "100"})
    void map_doesNotDependOnHowManyMaskedImagesGoThroughAtOnce(int batch) {
        RandomNet net = RandomNets.mobilenet(2);

        assertThat(attribution(net, "score-cam(batch=" + batch + ")", CLASS))
                .isCloseTo(attribution(net, "score-cam", CLASS), FLOAT);
    }

    @Test
    void aLayerThatIsTheSameEverywhere_hasNoMasks() {
        RandomNet net = RandomNets.biasFree(5).get(1);
        Tensor dark = Tensor.filled(0, net.example(1).shape());

        assertThat(outcome(net, "score-cam", dark, GOAL).attribution())
                .isEqualTo(outcome(net, "grad-cam", dark, GOAL).attribution());
    }

    @Test
    void progress_growsToOne_overAllImagesOfABatch() {
        RandomNet net = RandomNets.resnet(4);
        List<Double> heard = new ArrayList<>();
        try (Runner runner = Methods.parse("score-cam(batch=2)").on(network(net))) {
            runner.run(net.example(2), Goal.of(CLASS, 2), heard::add);
        }

        assertThat(heard).isSorted().hasSizeGreaterThan(2);
        assertThat(heard.get(heard.size() - 1)).isEqualTo(1);
    }
}
