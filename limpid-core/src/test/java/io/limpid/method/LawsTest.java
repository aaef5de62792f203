package io.limpid.method;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.Explained.sum;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the papers' formulas imply, on nets with random weights. */
class LawsTest {
    /** Sums of a few hundred float products. */
    private static final double FLOAT = 1e-4;

    private static final int CLASS = 2;

    static Stream<RandomNet> biasFree() {
        return RandomNets.biasFree(5).stream();
    }

    /** Nets whose last spatial layer is averaged and then weighted by one dense layer. */
    static Stream<RandomNet> pooled() {
        return Stream.of(
                RandomNets.resnet(6), RandomNets.mobilenet(7), RandomNets.densenet(8), RandomNets.inception(9));
    }

    private static double logit(RandomNet net) {
        return outcome(net, "gradient", CLASS).logits().toFloats()[CLASS];
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void inputTimesGradient_ofAHomogeneousNet_sumsToTheLogit(RandomNet net) {
        double logit = logit(net);

        assertThat(attribution(net, "input-x-gradient", CLASS)).sumsTo(logit, FLOAT * (1 + Math.abs(logit)));
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void hiResCam_ofAHomogeneousNet_sumsToTheLogitAtEveryCut(RandomNet net) {
        double logit = logit(net);
        int cuts = 0;
        for (Layer layer : network(net).spatialLayers()) {
            if (isCut(net, layer)) {
                cuts++;
                assertThat(attribution(net, "hires-cam(layer=" + layer.name() + ")", CLASS))
                        .sumsTo(logit, FLOAT * (1 + Math.abs(logit)));
            }
        }
        assertThat(cuts).isPositive();
    }

    private static boolean isCut(RandomNet net, Layer layer) {
        try {
            return network(net).headAt(layer).scores() > 0;
        } catch (IllegalArgumentException notTheOnlyWay) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("pooled")
    void gradCam_behindPoolingAndADenseLayer_isCamOverThePlaces(RandomNet net) {
        Tensor cam = attribution(net, "cam", CLASS);
        double places = cam.size(1) * cam.size(2);

        assertThat(scaled(attribution(net, "grad-cam", CLASS), places)).isCloseTo(cam, FLOAT);
        assertThat(scaled(attribution(net, "hires-cam", CLASS), places)).isCloseTo(cam, FLOAT);
    }

    @ParameterizedTest
    @MethodSource("pooled")
    void cam_averagedOverPlaces_isTheLogitLessItsBias(RandomNet net) {
        Tensor cam = attribution(net, "cam", CLASS);
        double mean = sum(cam) / (cam.size(1) * cam.size(2));
        Graph graph = net.graph();
        float bias = graph.constant(Value.of("logits.bias")).orElseThrow().toFloats()[CLASS];

        assertThat(mean + bias).isCloseTo(logit(net), within(FLOAT));
    }

    @Test
    void xGradCam_ofPositiveActivationsBehindPooling_isGradCam() {
        RandomNet net = RandomNets.resnet(6);

        assertThat(attribution(net, "x-grad-cam", CLASS)).isCloseTo(attribution(net, "grad-cam", CLASS), FLOAT);
    }

    /** The weights are {@code max(w_k, 0) / (2 + w_k mean A_k)} for dense weights {@code w_k}. */
    @ParameterizedTest
    @MethodSource("pooled")
    void gradCamPlusPlus_behindPoolingAndADenseLayer_hasAClosedForm(RandomNet net) {
        Tensor plusPlus = attribution(net, "grad-cam++", CLASS);
        Tensor layer = attribution(net, "gradient(layer=" + last(net) + ")", CLASS);
        Tensor activations = activations(net);
        float[] a = activations.toFloats();
        float[] kernel =
                net.graph().constant(Value.of("logits.weight")).orElseThrow().toFloats();
        int places = plusPlus.size();
        int channels = layer.size(1);
        float[] expected = new float[places];
        for (int k = 0; k < channels; k++) {
            double mean = 0;
            for (int i = 0; i < places; i++) {
                mean += a[k * places + i] / (double) places;
            }
            double w = kernel[CLASS * channels + k];
            for (int i = 0; i < places; i++) {
                expected[i] += (float) (Math.max(w, 0) / (2 + w * mean) * a[k * places + i]);
            }
        }

        assertThat(plusPlus).isCloseTo(Tensor.of(expected, plusPlus.shape()), 1e-3);
    }

    private static String last(RandomNet net) {
        Network network = network(net);
        return network.layer(io.limpid.layer.TargetLayer.lastSpatial()).name();
    }

    private static Tensor activations(RandomNet net) {
        String layer = last(net);
        Tensor product = attribution(net, "input-x-gradient(layer=" + layer + ")", CLASS);
        Tensor gradient = attribution(net, "gradient(layer=" + layer + ")", CLASS);
        float[] values = product.toFloats();
        float[] divisors = gradient.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] /= divisors[i];
        }
        return Tensor.of(values, product.shape());
    }

    @Test
    void integratedGradients_sumToTheDifferenceOfScores_fromEveryBaseline() {
        RandomNet net = RandomNets.vgg(3);
        for (String baseline : List.of("black", "zero", "white", "mean", "blur")) {
            for (String score : List.of("logit", "probability", "log-probability", "rest")) {
                String spec = "integrated-gradients(steps=400,gap=0.01,score=" + score + ",baseline=" + baseline + ")";

                assertThat(outcome(net, spec, CLASS).balances())
                        .as(spec)
                        .singleElement()
                        .satisfies(balance -> assertThat(balance.sum())
                                .isCloseTo(balance.expected(), within(0.01 * (0.1 + Math.abs(balance.expected())))));
            }
        }
    }

    @Test
    void integratedGradients_ofAHomogeneousNetFromZero_areInputTimesGradient() {
        RandomNet net = RandomNets.biasFree(5).get(0);

        assertThat(attribution(net, "integrated-gradients(steps=3,baseline=zero)", CLASS))
                .isCloseTo(attribution(net, "input-x-gradient", CLASS), FLOAT);
    }

    @Test
    void integratedGradients_atALayer_sumToTheDifferenceOfScores() {
        RandomNet net = RandomNets.resnet(3);
        String spec = "integrated-gradients(steps=200,layer=" + last(net) + ")";

        assertThat(outcome(net, spec, CLASS).balances().get(0).gap()).isLessThan(FLOAT);
    }

    @Test
    void integratedGradients_doNotDependOnHowPointsAreBatched() {
        RandomNet net = RandomNets.vgg(3);

        assertThat(attribution(net, "integrated-gradients(steps=10,batch=3)", CLASS))
                .isCloseTo(attribution(net, "integrated-gradients(steps=10,batch=10)", CLASS), FLOAT);
    }

    @Test
    void integratedGradients_whereBlackIsNotKnown_saysWhatToDo() {
        RandomNet net = RandomNets.vgg(3);
        Network bare = Network.of(
                io.limpid.graph.onnx.OnnxModel.of(net.graph()), net.example(1).shape());
        try (var runner = Methods.parse("integrated-gradients").on(bare)) {
            assertThatThrownBy(() -> runner.run(net.example(1), Goal.of(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("baseline=zero");
        }
    }

    @Test
    void guidedBackpropAndDeconvnet_ofPositiveWeightsAndInputs_areTheGradient() {
        RandomNet net = positive(RandomNets.biasFree(5).get(1));
        Tensor input = magnitudes(net.example(1));
        Tensor gradient = outcome(net, "gradient", input, Goal.of(CLASS, 1)).attribution();

        assertThat(outcome(net, "guided-backprop", input, Goal.of(CLASS, 1)).attribution())
                .isCloseTo(gradient, FLOAT);
        assertThat(outcome(net, "deconvnet", input, Goal.of(CLASS, 1)).attribution())
                .isCloseTo(gradient, FLOAT);
    }

    private static RandomNet positive(RandomNet net) {
        GraphBuilder builder = new GraphBuilder();
        net.graph().inputs().forEach(input -> builder.input(input, net.graph().type(input)));
        net.graph().initializers().forEach((value, tensor) -> builder.initializer(value, magnitudes(tensor)));
        builder.nodes(net.graph().nodes());
        net.graph().outputs().forEach(output -> builder.output(output)
                .type(output, net.graph().type(output)));
        return new RandomNet(net.name() + "-positive", builder.build());
    }

    private static Tensor magnitudes(Tensor tensor) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.abs(values[i]);
        }
        return Tensor.of(values, tensor.shape());
    }

    private static Tensor scaled(Tensor tensor, double factor) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return Tensor.of(values, tensor.shape());
    }
}
