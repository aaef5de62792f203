package io.limpid.method.cam;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.TargetLayer;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Relevance-CAM and the reconstruction for shallow layers. */
class RelevanceCamsTest {
    private static final int CLASS = 2;
    private static final double FLOAT = 1e-4;

    private static double[] seed(ClassSeed seed, Goal goal) {
        RandomNet net = RandomNets.resnet(6);
        Network network = Network.of(OnnxModel.of(net.graph()), net.example(1).shape());
        try (Runner runner = GraphProgram.write(network, seed::of).open()) {
            Tensor found = runner.run(net.example(1), goal).attribution();
            double[] values = new double[found.size()];
            Arrays.setAll(values, i -> found.toFloats()[i]);
            return values;
        }
    }

    @Test
    void seedOfTheAuthorsCode_isOneAgainstTheShareOfAllClasses() {
        double[] seed = seed(ClassSeed.UNIT_CONTRASTIVE, Goal.of(CLASS, 1));

        assertThat(seed).hasSize(5);
        for (int i = 0; i < seed.length; i++) {
            assertThat(seed[i]).isCloseTo(i == CLASS ? 1 : -0.2, within(1e-6));
        }
    }

    @Test
    void seedOfThePaper_isTheScoreAgainstEqualSharesOfIt_andSumsToZero() {
        RandomNet net = RandomNets.resnet(6);
        float[] logits = outcome(net, "gradient", CLASS).logits().toFloats();
        for (int target = 0; target < logits.length; target++) {
            double[] seed = seed(ClassSeed.CONTRASTIVE, Goal.of(target, 1));
            double score = logits[target] > 0 ? logits[target] : 1;
            assertThat(seed[target]).isCloseTo(score, within(1e-6));
            assertThat(Arrays.stream(seed).sum()).isCloseTo(0, within(1e-6));
            assertThat(seed[(target + 1) % 5]).isCloseTo(-score / 4, within(1e-6));
        }
    }

    @Test
    void seedOfTwoClasses_isOneAgainstTheOther() {
        double[] seed = seed(ClassSeed.UNIT_CONTRASTIVE, Goal.of(CLASS, 0, 1));

        assertThat(seed).containsExactly(-1, 0, 1, 0, 0);
    }

    /** The pooled net's last layer as the head sees it. */
    private static final class Pooled {
        private final float[] activations;
        private final double[] means;
        private final float[] weights;
        private final int places;

        private Pooled(float[] activations, double[] means, float[] weights, int places) {
            this.activations = activations;
            this.means = means;
            this.weights = weights;
            this.places = places;
        }

        static Pooled of(RandomNet net) {
            String layer = network(net).layer(TargetLayer.lastSpatial()).name();
            float[] gradient =
                    attribution(net, "gradient(layer=" + layer + ")", CLASS).toFloats();
            Tensor product = attribution(net, "input-x-gradient(layer=" + layer + ")", CLASS);
            float[] activations = product.toFloats();
            int places = product.size(2) * product.size(3);
            double[] means = new double[product.size(1)];
            for (int i = 0; i < activations.length; i++) {
                activations[i] /= gradient[i];
                means[i / places] += activations[i] / (double) places;
            }
            float[] weights = net.graph()
                    .constant(Value.of("logits.weight"))
                    .orElseThrow()
                    .toFloats();
            return new Pooled(activations, means, weights, places);
        }

        double positive(int target, int channel) {
            return Math.max(weights[target * means.length + channel], 0);
        }

        /** Returns what a channel's mean receives of relevance 1 at a class. */
        double share(int target, int channel) {
            double all = 0;
            for (int k = 0; k < means.length; k++) {
                all += positive(target, k) * means[k];
            }
            return positive(target, channel) * means[channel] / all;
        }

        Tensor map(double[] weights, long... shape) {
            float[] map = new float[places];
            for (int i = 0; i < activations.length; i++) {
                map[i % places] += (float) (weights[i / places] * activations[i]);
            }
            return Tensor.of(map, shape);
        }
    }

    /** Behind pooling and a dense layer the sweep has a closed form: {@code sum_n seed_n a_k w+_nk / sum_k a_k w+_nk}. */
    @Test
    void relevanceCam_behindPoolingAndADenseLayer_hasAClosedForm() {
        RandomNet net = RandomNets.resnet(6);
        Pooled pooled = Pooled.of(net);
        double[] seed = seed(ClassSeed.CONTRASTIVE, Goal.of(CLASS, 1));
        double[] weights = new double[pooled.means.length];
        for (int k = 0; k < weights.length; k++) {
            for (int n = 0; n < seed.length; n++) {
                weights[k] += seed[n] * pooled.share(n, k) / pooled.places;
            }
        }
        Tensor map = attribution(net, "relevance-cam", CLASS);

        assertThat(map).isCloseTo(pooled.map(weights, map.shape()), FLOAT);
    }

    @Test
    void spatialRelevance_behindPoolingAndADenseLayer_hasAClosedForm() {
        RandomNet net = RandomNets.resnet(6);
        Pooled pooled = Pooled.of(net);
        double logit = outcome(net, "gradient", CLASS).logits().toFloats()[CLASS];
        double[] weights = new double[pooled.means.length];
        for (int k = 0; k < weights.length; k++) {
            double mask = pooled.positive(CLASS, k) / pooled.places;
            weights[k] = logit * pooled.share(CLASS, k) / pooled.places * mask;
        }
        Tensor map = attribution(net, "spatial-relevance-cam(start=target,weights=channel)", CLASS);

        assertThat(map).isCloseTo(pooled.map(weights, map.shape()), FLOAT);
    }

    @Test
    void spatialRelevance_startsFromTheMasksOfTheLastLayer_whereItIsTheirSquare() {
        RandomNet net = RandomNets.resnet(6);
        Pooled pooled = Pooled.of(net);
        float[] expected = new float[pooled.places];
        for (int i = 0; i < pooled.activations.length; i++) {
            int k = i / pooled.places;
            double mask = pooled.positive(CLASS, k) / pooled.places * pooled.activations[i];
            expected[i % pooled.places] += (float) (mask * mask);
        }
        Tensor map = attribution(net, "spatial-relevance-cam", CLASS);

        assertThat(map).isCloseTo(Tensor.of(expected, map.shape()), FLOAT);
    }

    @Test
    void everyForm_isFiniteAndNotBlankAtAnEarlyLayer() {
        RandomNet net = RandomNets.resnet(6);
        String layer = network(net).cuts().get(0).name();
        for (String start : new String[] {"contrastive", "target", "layer-cam"}) {
            for (String form :
                    new String[] {"weights=channel", "mask-norm=channel", "mask-norm=layer", "cascade=true"}) {
                String spec = "spatial-relevance-cam(layer=" + layer + ",start=" + start + "," + form + ")";
                Tensor map = attribution(net, spec, CLASS);
                assertThat(map).isFinite();
                assertThat(map).isNotConstant();
            }
        }
    }
}
