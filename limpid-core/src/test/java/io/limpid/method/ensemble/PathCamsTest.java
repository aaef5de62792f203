package io.limpid.method.ensemble;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CAMs with gradients along a line of images, against whole runs for each point and loops. */
class PathCamsTest {
    private static final double FLOAT = 1e-4;
    private static final Goal GOAL = Goal.of(1, 1);
    private static final RandomNet NET = RandomNets.densenet(3);

    /** Gives activations and gradient of single images, each by a run of its own. */
    private static final class Naive implements AutoCloseable {
        private final Runner gradient;
        private final Runner values;
        final int places;
        final int channels;

        Naive(String score) {
            Network network = network(NET);
            Layer at = network.layer(TargetLayer.lastSpatial());
            gradient = Methods.parse("gradient(layer=auto,score=" + score + ")").on(network);
            values = GraphProgram.write(network, frame -> at.value()).open();
            places = (int) (at.shape().size(2) * at.shape().size(3));
            channels = (int) at.shape().size(1);
        }

        float[] gradient(Tensor image) {
            return gradient.run(image, GOAL).attribution().toFloats();
        }

        float[] values(Tensor image) {
            return values.run(image, GOAL).attribution().toFloats();
        }

        double mean(float[] layer, int k) {
            double sum = 0;
            for (int i = 0; i < places; i++) {
                sum += layer[k * places + i];
            }
            return sum / places;
        }

        @Override
        public void close() {
            gradient.close();
            values.close();
        }
    }

    private static Tensor scaled(double share) {
        float[] values = NET.example(1).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (share * values[i]);
        }
        return Tensor.of(values, NET.example(1).shape());
    }

    private static Tensor like(Tensor map, double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return Tensor.of(floats, map.shape());
    }

    @Test
    void integratedGradCam_weighsWhatActivationsGain_byTheMeanGradientOnTheWay() {
        Tensor map = attribution(NET, "integrated-grad-cam(steps=6)", 1);
        try (Naive naive = new Naive("logit")) {
            double[] expected = new double[naive.places];
            float[] end = naive.values(scaled(1));
            float[] start = naive.values(scaled(0));
            for (int t = 0; t < 6; t++) {
                float[] gradient = naive.gradient(scaled((t + 0.5) / 6));
                for (int i = 0; i < end.length; i++) {
                    int k = i / naive.places;
                    expected[i % naive.places] += naive.mean(gradient, k) / 6 * (end[i] - start[i]);
                }
            }

            assertThat(map).isNotConstant().isCloseTo(like(map, expected), FLOAT);
        }
    }

    @Test
    void integratedGradCamOfTheAuthorsCode_sumsGradCamsOfThePointsBeforeTheImage() {
        Tensor map = attribution(NET, "integrated-grad-cam(steps=6,reference=true)", 1);
        try (Naive naive = new Naive("logit")) {
            double[] expected = new double[naive.places];
            for (int t = 0; t < 6; t++) {
                float[] gradient = naive.gradient(scaled(t / 6.0));
                float[] values = naive.values(scaled(t / 6.0));
                double[] cam = new double[naive.places];
                for (int i = 0; i < values.length; i++) {
                    cam[i % naive.places] += naive.mean(gradient, i / naive.places) * values[i];
                }
                for (int i = 0; i < cam.length; i++) {
                    expected[i] += Math.max(cam[i], 0);
                }
            }

            assertThat(map).isNotConstant().isCloseTo(like(map, expected), FLOAT);
        }
    }

    @ParameterizedTest
    @CsvSource({"all", "positive-gradients", "positive-units"})
    void rsiGradCam_integratesGradientsOverActivations(String units) {
        Tensor map = attribution(NET, "rsi-grad-cam(steps=5,baseline=zero,units=" + units + ")", 1);
        try (Naive naive = new Naive("probability")) {
            float[] first = naive.values(scaled(0));
            double[] integral = new double[first.length];
            for (int l = 0; l < 5; l++) {
                float[] here = naive.values(scaled(l / 5.0));
                float[] there = naive.values(scaled((l + 1) / 5.0));
                float[] slopeHere = naive.gradient(scaled(l / 5.0));
                float[] slopeThere = naive.gradient(scaled((l + 1) / 5.0));
                for (int i = 0; i < integral.length; i++) {
                    boolean cut = units.equals("positive-gradients");
                    double a = cut ? Math.max(slopeHere[i], 0) : slopeHere[i];
                    double b = cut ? Math.max(slopeThere[i], 0) : slopeThere[i];
                    integral[i] += (a + b) / 2 * (there[i] - here[i]);
                }
            }
            float[] last = naive.values(scaled(1));
            double[] weights = new double[naive.channels];
            for (int i = 0; i < integral.length; i++) {
                boolean counts =
                        !units.equals("positive-units") || (integral[i] > 0 && last[i] > 0 && last[i] > first[i]);
                weights[i / naive.places] += counts ? integral[i] / naive.places : 0;
            }
            double[] expected = new double[naive.places];
            for (int i = 0; i < last.length; i++) {
                expected[i % naive.places] += weights[i / naive.places] * last[i] / naive.channels;
            }

            assertThat(map).isNotConstant().isCloseTo(like(map, expected), FLOAT);
        }
    }

    @Test
    void rsiGradCam_itsIntegralsSumToWhatTheScoreGains_andMoreStepsComeNearer() {
        Outcome coarse = outcome(NET, "rsi-grad-cam(steps=2,baseline=zero)", 1);
        Outcome fine = outcome(NET, "rsi-grad-cam(steps=200,baseline=zero)", 1);

        assertThat(fine.balances().get(0).sum())
                .isCloseTo(fine.balances().get(0).expected(), within(1e-3));
        assertThat(fine.balances().get(0).gap())
                .isLessThan(coarse.balances().get(0).gap());
    }

    @Test
    void rsiGradCamOfSomeUnits_owesNoBalance() {
        assertThat(outcome(NET, "rsi-grad-cam(steps=2,baseline=zero,units=positive-units)", 1)
                        .balances())
                .isEmpty();
    }
}
