package io.limpid.method.propagation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.Explained.sum;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.GraphMethod;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.method.Methods;
import io.limpid.method.baseline.Baseline;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeepLiftTest {
    /** Sums of thousands of float products; observed are 2e-6. */
    private static final double FLOAT = 1e-4;

    private static final int CLASS = 2;

    static Stream<RandomNet> nets() {
        return RandomNets.small(11).stream();
    }

    static Stream<RandomNet> biasFree() {
        return RandomNets.biasFree(5).stream();
    }

    private static float[] logits(RandomNet net, Tensor image) {
        try (Runner plain = GraphProgram.write(
                        network(net), frame -> frame.network().input())
                .open()) {
            return plain.run(image, Goal.of(CLASS, 1)).logits().toFloats();
        }
    }

    private static double difference(RandomNet net, Baseline baseline) {
        Tensor image = net.example(1);
        Tensor other = baseline.of(image, network(net).inputRange());
        return logits(net, image)[CLASS] - logits(net, other)[CLASS];
    }

    private static void assertComplete(Outcome outcome, double expected) {
        assertThat(sum(outcome.attribution())).isCloseTo(expected, within(FLOAT * (1 + Math.abs(expected))));
        Balance balance = outcome.balances().get(0);
        assertThat(balance.expected()).isCloseTo(expected, within(FLOAT * (1 + Math.abs(expected))));
        assertThat(balance.sum()).isCloseTo(expected, within(FLOAT * (1 + Math.abs(expected))));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void contributions_sumToTheDifferenceOfTheLogit_forEveryBaselineAndRule(RandomNet net) {
        for (Baseline baseline : Baseline.values()) {
            double expected = difference(net, baseline);
            for (String rule : List.of("rescale", "reveal-cancel", "mix")) {
                String spec = "deep-lift(baseline=" + baseline.text() + ",rule=" + rule + ")";
                assertComplete(outcome(net, spec, CLASS), expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void contributionsOfEveryLayerThatAllPathsPass_sumToTheDifference(RandomNet net) {
        double expected = difference(net, Baseline.ZERO);
        int cuts = 0;
        for (Layer layer : network(net).spatialLayers()) {
            if (isCut(net, layer)) {
                cuts++;
                assertComplete(outcome(net, "deep-lift(layer=" + layer.name() + ")", CLASS), expected);
            }
        }
        assertThat(cuts).isPositive();
    }

    /** What stands behind the logits takes no part, though it would pair with the last dense layer. */
    @Test
    void sigmoidBehindTheLogits_changesNothing() {
        RandomNet net = RandomNets.vgg(3);
        Value probabilities = Value.of("probabilities");
        GraphBuilder builder = net.graph().toBuilder().clearOutputs();
        builder.node(Node.of("Sigmoid", List.of(net.logits()), List.of(probabilities), Attributes.NONE));
        builder.output(probabilities).type(probabilities, net.graph().type(net.logits()));
        RandomNet ended = new RandomNet(net.name(), builder.build());
        double expected = difference(net, Baseline.ZERO);

        for (String rule : List.of("rescale", "reveal-cancel", "mix")) {
            assertComplete(outcome(ended, "deep-lift(rule=" + rule + ")", CLASS), expected);
        }
    }

    private static boolean isCut(RandomNet net, Layer layer) {
        try {
            return network(net).headAt(layer).scores() > 0;
        } catch (IllegalArgumentException notTheOnlyWay) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void againstZeros_onAHomogeneousNet_itIsInputTimesGradient(RandomNet net) {
        Tensor expected = attribution(net, "input-x-gradient", CLASS);

        assertThat(attribution(net, "deep-lift", CLASS)).isCloseTo(expected, FLOAT);
    }

    @Test
    void imageThatIsItsOwnBaseline_contributesNothing() {
        for (RandomNet net : List.of(RandomNets.vgg(1), RandomNets.squeezeExcite(1), RandomNets.alexnet(1))) {
            Tensor black = Baseline.BLACK.of(net.example(1), network(net).inputRange());

            Tensor attribution = outcome(net, "deep-lift(baseline=black)", black, Goal.of(CLASS, 1))
                    .attribution();

            assertThat(attribution).isCloseTo(Tensor.filled(0, attribution.shape()), 0);
        }
    }

    @Test
    void batch_hasABalanceForEachImageAndItsOwnBaseline() {
        RandomNet net = RandomNets.resnet(4);
        Tensor images = net.example(3);
        for (String baseline : List.of("zero", "mean", "blur")) {
            Outcome batch = outcome(net, "deep-lift(baseline=" + baseline + ")", images, Goal.of(CLASS, 3));

            assertThat(batch.balances()).hasSize(3);
            for (int i = 0; i < 3; i++) {
                Balance balance = batch.balances().get(i);
                assertThat(balance.gap()).isLessThan(FLOAT);
                assertThat(sum(batch.row(i).attribution())).isCloseTo(balance.sum(), within(FLOAT));
            }
        }
    }

    @Test
    void centredLogit_isTheLogitLessTheMeanOfAll() {
        RandomNet net = RandomNets.inception(6);
        Tensor image = net.example(1);
        float[] here = logits(net, image);
        float[] there = logits(net, Baseline.ZERO.of(image, network(net).inputRange()));
        double mean = 0;
        for (int i = 0; i < here.length; i++) {
            mean += (here[i] - there[i]) / here.length;
        }

        assertComplete(outcome(net, "deep-lift(logits=centred)", CLASS), here[CLASS] - there[CLASS] - mean);
    }

    @Test
    void contrast_sharesOutTheDifferenceOfTwoClasses() {
        RandomNet net = RandomNets.silu(7);
        Tensor image = net.example(1);
        float[] here = logits(net, image);
        float[] there = logits(net, Baseline.ZERO.of(image, network(net).inputRange()));

        Outcome outcome = outcome(net, "deep-lift", image, Goal.of(1, 3, 1));

        assertComplete(outcome, here[1] - here[3] - (there[1] - there[3]));
    }

    @Test
    void constantBaseline_isOneImageOfConstants_andOthersRunWithTheBatch() {
        Network network = network(RandomNets.vgg(1));
        GraphProgram zero = program(network, "deep-lift");
        GraphProgram mean = program(network, "deep-lift(baseline=mean)");

        assertThat(zero.model().graph().downstream(zero.model().graph().inputs()))
                .noneMatch(value -> value.name().startsWith("baseline/"));
        assertThat(mean.model().graph().downstream(mean.model().graph().inputs()))
                .anyMatch(value -> value.name().startsWith("baseline/"));
    }

    private static GraphProgram program(Network network, String spec) {
        return ((GraphMethod) Methods.parse(spec)).program(network);
    }

    @Test
    void referenceOfARuleThatCaptumLacks_isRefused() {
        assertThatThrownBy(() -> Methods.parse("deep-lift(rule=mix,reference=true)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rule=rescale");
    }
}
