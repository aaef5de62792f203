package io.limpid.method.cam;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.GraphMethod;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Methods;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LiftCamTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 2;

    static Stream<RandomNet> pooled() {
        return Stream.of(
                RandomNets.resnet(6), RandomNets.mobilenet(7), RandomNets.densenet(8), RandomNets.inception(9));
    }

    static Stream<RandomNet> nets() {
        return RandomNets.small(13).stream();
    }

    /** The share of a channel is the dense weight times the mean activation. */
    @ParameterizedTest
    @MethodSource("pooled")
    void behindPoolingAndADenseLayer_theWeightsAreTheExactShares(RandomNet net) {
        Tensor activations = values(net, net.example(1), network(net).layer(TargetLayer.lastSpatial()));
        float[] kernel =
                net.graph().constant(Value.of("logits.weight")).orElseThrow().toFloats();
        int channels = activations.size(1);
        int places = activations.size(2) * activations.size(3);
        float[] a = activations.toFloats();
        float[] expected = new float[places];
        for (int k = 0; k < channels; k++) {
            double share = 0;
            for (int i = 0; i < places; i++) {
                share += kernel[CLASS * channels + k] * a[k * places + i] / places;
            }
            for (int i = 0; i < places; i++) {
                expected[i] += (float) (share * a[k * places + i]);
            }
        }

        Tensor map = attribution(net, "lift-cam", CLASS);

        assertThat(map).isCloseTo(Tensor.of(expected, map.shape()), FLOAT);
    }

    /** With biases too: only the output's bias is left over, and it is in the baseline. */
    @ParameterizedTest
    @MethodSource("nets")
    void contributionsAtEveryLayer_sumToWhatTheLayerAddsToZeros(RandomNet net) {
        Network network = network(net);
        for (Layer layer : network.spatialLayers()) {
            double sum = 0;
            try (Runner runner = GraphProgram.write(
                            network, frame -> new ContributionSignal().at(frame, frame.layer(named(layer))))
                    .open()) {
                for (float value : runner.run(net.example(1), Goal.of(CLASS, 1))
                        .attribution()
                        .toFloats()) {
                    sum += value;
                }
            }
            double expected = difference(net, layer);
            assertThat(sum)
                    .as("%s at %s", net, layer.name())
                    .isCloseTo(expected, within(FLOAT * (1 + Math.abs(expected))));
        }
    }

    private static TargetLayer named(Layer layer) {
        return TargetLayer.named(layer.name());
    }

    /** Returns how much the logit falls when a layer is replaced by zeros, by the twin's forward pass. */
    private static double difference(RandomNet net, Layer layer) {
        Network network = network(net);
        try (Runner runner =
                GraphProgram.write(network, frame -> onZeros(frame, layer)).open()) {
            Outcome outcome = runner.run(net.example(1), Goal.of(CLASS, 1));
            return outcome.logits().toFloats()[CLASS] - outcome.attribution().toFloats()[CLASS];
        }
    }

    private static Value onZeros(Frame frame, Layer layer) {
        Emitter emit = frame.emit();
        Value zeros = emit.zerosLike(layer.value());
        return frame.twin(layer.value(), zeros).of(frame.network().logits());
    }

    private static Tensor values(RandomNet net, Tensor image, Layer layer) {
        try (Runner runner =
                GraphProgram.write(network(net), frame -> layer.value()).open()) {
            return runner.run(image, Goal.of(CLASS, 1)).attribution();
        }
    }

    @Test
    void lrpCam_behindPoolingAndADenseLayer_weighsByTheSharesOfTheLogit() {
        for (RandomNet net : RandomNets.biasFree(3)) {
            assertThat(attribution(net, "lrp-cam", CLASS)).isCloseTo(attribution(net, "lift-cam", CLASS), 1e-3);
        }
    }

    @Test
    void batch_atALayerBesideTheOnlyWay_isExplainedImageByImage() {
        RandomNet net = RandomNets.resnet(3);
        String spec = "lift-cam(layer=layer1.0.relu1)";
        Tensor images = net.example(3);

        Tensor batch = outcome(net, spec, images, Goal.of(CLASS, 3)).attribution();

        for (int i = 0; i < 3; i++) {
            assertThat(batch.row(i))
                    .isCloseTo(
                            outcome(net, spec, images.row(i), Goal.of(CLASS, 1)).attribution(), FLOAT);
        }
    }

    @Test
    void zeros_areConstants_whereTheLayerIsTheOnlyWay() {
        Network network = network(RandomNets.vgg(2));
        GraphProgram program = ((GraphMethod) Methods.parse("lift-cam")).program(network);

        assertThat(program.model().graph().downstream(program.model().graph().inputs()))
                .noneMatch(value -> value.name().startsWith("baseline/"));
        assertThat(program.model().graph().nodes())
                .anyMatch(node -> node.output().name().startsWith("baseline/"));
    }
}
