package io.limpid.backward.rule;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Composite;
import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the presets' formulas imply on whole nets. */
class PresetLawsTest {
    private static final int CLASS = 2;
    private static final double TIGHT = 1e-9;

    /** Deep chains of quotients in float. */
    private static final double IN_FLOAT = 2e-3;

    private static Composite preset(String name) {
        return Composites.parse(name.equals("epsilon-gamma-box") ? name + "(low=-5,high=5)" : name);
    }

    private static Tensor oneHot(RandomNet net, int batch) {
        float[] seeds = new float[batch * net.classes()];
        for (int i = 0; i < batch; i++) {
            seeds[i * net.classes() + CLASS] = 1;
        }
        return Tensor.of(seeds, batch, net.classes());
    }

    private static double sum(DoubleTensor tensor) {
        return Arrays.stream(tensor.toDoubles()).sum();
    }

    /** Nets whose activations are Relus and whose normalizations are affine. */
    static Stream<RandomNet> reluNets() {
        return Stream.of(
                RandomNets.vgg(1),
                RandomNets.resnet(2),
                RandomNets.preActivationResnet(3),
                RandomNets.densenet(4),
                RandomNets.inception(5));
    }

    @ParameterizedTest
    @MethodSource("reluNets")
    void lrpZero_ofAReluNet_isInputTimesGradient_biasesOrNot(RandomNet net) {
        Graph graph = Prepared.graph(net);
        Tensor x = net.example(1);
        Tensor seed = oneHot(net, 1);
        Tensor logits = Tensor.of(logits(graph, x), 1, net.classes());
        Tensor relevance = Tensor.of(product(seed, logits), 1, net.classes());

        DoubleTensor actual = Sweep.of(graph, Composites.lrpZero()).inDouble(x, relevance);

        DoubleTensor gradient = Sweep.of(graph, Composites.gradient()).inDouble(x, seed);
        double scale = gradient.absMax();
        for (int i = 0; i < actual.size(); i++) {
            // the logit is rounded to float on its way into the seed
            assertThat(actual.at(i)).isCloseTo(x.toFloats()[i] * gradient.at(i), within(1e-6 * scale));
        }
    }

    private static float[] logits(Graph graph, Tensor x) {
        return ReferenceInterpreter.runTensors(graph, Map.of(graph.inputs().get(0), x))
                .get(graph.outputs().get(0))
                .toTensor()
                .toFloats();
    }

    private static float[] product(Tensor a, Tensor b) {
        float[] product = a.toFloats();
        for (int i = 0; i < product.length; i++) {
            product[i] *= b.toFloats()[i];
        }
        return product;
    }

    static Stream<Arguments> conservers() {
        return RandomNets.biasFree(6).stream().flatMap(net -> Stream.of(
                        "epsilon-plus",
                        "epsilon-plus-flat",
                        "excitation-backprop",
                        "relevance-cam",
                        "fg-cam",
                        "lrp-0",
                        "epsilon",
                        "convolution:w-square; dense:epsilon; otherwise:epsilon-plus",
                        "first-linear:z-box(range=image); otherwise:epsilon-plus",
                        "convolution:gamma(0.25); otherwise:epsilon-plus")
                .map(composite -> Arguments.of(composite, net)));
    }

    /** Of the seed: stabilizers of 1e-6 swallow a little in every layer. */
    private static final double KEPT = 1e-3;

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("conservers")
    void relevanceOfANetWithoutBiases_isKept(String composite, RandomNet net) {
        Sweep sweep = Sweep.of(Prepared.graph(net), Composites.parse(composite));

        double kept = sum(sweep.inDouble(net.example(1), oneHot(net, 1)));

        assertThat(kept).isCloseTo(1, within(KEPT));
    }

    static Stream<Arguments> presetsAndNets() {
        return Composites.names().stream().flatMap(name -> varied().map(net -> Arguments.of(name, net)));
    }

    private static Stream<RandomNet> varied() {
        return Stream.of(
                RandomNets.alexnet(7),
                RandomNets.resnet(7),
                RandomNets.mobilenet(7),
                RandomNets.squeezeExcite(7),
                RandomNets.densenet(7),
                RandomNets.inception(7),
                RandomNets.silu(7));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("presetsAndNets")
    void preset_crossesEveryNet_alikeInBothPrecisions_andImageByImage(String name, RandomNet net) {
        Sweep sweep = Sweep.of(Prepared.graph(net), preset(name));
        Tensor two = net.example(2);

        Tensor ofBatch = sweep.inFloat(two, oneHot(net, 2));

        assertThat(ofBatch).isFinite();
        DoubleTensor expected = sweep.inDouble(two.row(0), oneHot(net, 1));
        assertThat(ofBatch.row(0)).isCloseTo(expected.toTensor(), IN_FLOAT);
    }

    /** What a rule leaves out because no relevance arrives there must change nothing. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("presetsAndNets")
    void preset_thatIsToldNothingOfWhereRelevanceIsNone_givesTheSame(String name, RandomNet net) {
        Graph graph = Prepared.graph(net);
        Composite told = preset(name);
        Composite untold = Composite.of(told.signal()).otherwise(new Deaf(told));

        DoubleTensor actual = Sweep.of(graph, told).inDouble(net.example(1), oneHot(net, 1));

        DoubleTensor expected = Sweep.of(graph, untold).inDouble(net.example(1), oneHot(net, 1));
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.at(i)).isCloseTo(expected.at(i), within(TIGHT * expected.absMax()));
        }
    }

    /** Follows a composite, but makes no promise of silence. */
    private record Deaf(Composite composite) implements Rule {
        @Override
        public Optional<String> obstacle(Site site, Operator operator) {
            return composite.ruleFor(site, operator).obstacle(site, operator);
        }

        @Override
        public Silence silence(Operator operator) {
            return Silence.NONE;
        }

        @Override
        public List<Value> propagate(Step at) {
            Operator operator = Operators.standard().at(at.site());
            return composite.ruleFor(at.site(), operator).propagate(at);
        }
    }

    /** Nets whose means have no padding: of an even split the share of padding is lost. */
    static Stream<RandomNet> biasFree() {
        return RandomNets.biasFree(8).stream().filter(net -> !net.name().startsWith("inception"));
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void targetSelectiveRelevance_ofANetWithoutBiases_sumsToNothing(RandomNet net) {
        DoubleTensor relevance =
                Sweep.of(Prepared.graph(net), Composites.tsgb()).inDouble(net.example(1), oneHot(net, 1));

        assertThat(sum(relevance)).isCloseTo(0, within(1e-6 * relevance.absMax() * relevance.size()));
    }
}
