package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Rule;
import io.limpid.backward.rule.Bias;
import io.limpid.backward.rule.Guard;
import io.limpid.backward.rule.Rules;
import io.limpid.backward.rule.Sharing;
import io.limpid.graph.Attributes;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WinogradTest {
    private static final String WINOGRAD = ConvForm.WINOGRAD.name();

    /** Measured 2e-6 over 256 channels. */
    private static final double ROUNDING = 5e-6;

    /** No normal number drawn here is greater. */
    private static final double GREATEST_SIGNAL = 5;

    private static NodeCase convolution(int channels) {
        return convolution(channels, 10, 13);
    }

    private static NodeCase convolution(int channels, int height, int width) {
        RandomTensors random = RandomTensors.seeded(3);
        return NodeCase.of("Conv")
                .data(random.normal(2, channels, height, width))
                .constant(random.normal(channels, channels, 3, 3))
                .with(Attributes.NONE.with("pads", new long[] {1, 0, 1, 2}));
    }

    /** Returns the signal that arrives, computed by ONNX Runtime in one form or, without one, in double precision. */
    private static double[] arrived(NodeCase node, String form, boolean inDoubles) {
        return arrived(Crossing.inForms((problem, forms) -> form, node, Rules.gradient()), node, inDoubles);
    }

    private static double[] arrived(Crossing crossing, NodeCase node, boolean inDoubles) {
        Map<Value, Tensor> inputs = new LinkedHashMap<>(node.data());
        inputs.putAll(crossing.randomSignals(RandomTensors.seeded(7), node.data()));
        Value input = node.data().keySet().iterator().next();
        Value signal = crossing.arrived().get(input);
        if (!inDoubles) {
            return crossing.onRuntime(inputs, List.of()).get(signal).toDoubles();
        }
        Map<Value, DoubleTensor> exact = new LinkedHashMap<>();
        inputs.forEach((value, tensor) -> exact.put(value, DoubleTensor.of(tensor)));
        return crossing.inDoubles(exact).get(signal).toDoubles();
    }

    @Test
    void ofManyChannels_isRoundedToMillionthsOfTheGreatest() {
        NodeCase node = convolution(32);
        double[] exact = arrived(node, ConvForm.FLIPPED.name(), true);
        double[] actual = arrived(node, WINOGRAD, false);

        assertThat(error(actual, exact)).isLessThan(ROUNDING);
    }

    /** Returns the greatest difference as a share of the greatest number. */
    private static double error(double[] actual, double[] exact) {
        double greatest = 0;
        double error = 0;
        for (int i = 0; i < exact.length; i++) {
            greatest = Math.max(greatest, Math.abs(exact[i]));
            error = Math.max(error, Math.abs(exact[i] - actual[i]));
        }
        return error / greatest;
    }

    /** Returns the crossing with denominators in one form, and the plainest ones of all else. */
    private static Crossing dividing(NodeCase node, DenominatorForm form, Rule rule) {
        return Crossing.inForms(
                (problem, forms) -> problem.opType().equals(Problem.DENOMINATOR) ? form.name() : forms.get(0),
                node,
                rule);
    }

    @Test
    void denominatorsOfManyChannels_giveTheSameShares() {
        NodeCase node = convolution(32);
        for (Rule rule : List.of(
                Rules.zPlus(Bias.NONE, Guard.zero()), Rules.zPlus(), Rules.alphaBeta(2, 1), Rules.gamma(0.25f))) {
            double[] exact = arrived(dividing(node, DenominatorForm.PLAIN, rule), node, true);
            double[] actual = arrived(dividing(node, DenominatorForm.WINOGRAD, rule), node, false);

            assertThat(error(actual, exact)).as("%s", rule).isLessThan(ROUNDING);
        }
    }

    /** In the dark around one bright place: what rounding leaves of nothing would be divided by, and make great of little. */
    @Test
    void denominatorsInTheDark_makeNothingGreat() {
        float[] places = new float[13 * 13];
        Arrays.fill(places, 1e-8f);
        places[0] = 1;
        NodeCase node = NodeCase.of("Conv")
                .data(Tensor.of(places, 1, 1, 13, 13))
                .constant(Tensor.of(new float[] {.1f, .7f, .3f, .9f, .2f, .6f, .5f, .8f, .4f}, 1, 1, 3, 3))
                .with(Attributes.NONE.with("pads", new long[] {1, 1, 1, 1}));
        Rule rule = Rules.zPlus(Bias.NONE, Guard.zero());

        double[] shares = arrived(dividing(node, DenominatorForm.WINOGRAD, rule), node, false);
        double[] exact = arrived(dividing(node, DenominatorForm.PLAIN, rule), node, true);

        for (int i = 1; i < shares.length; i++) {
            assertThat(Math.abs(shares[i])).isLessThan(2 * GREATEST_SIGNAL);
        }
        assertThat(shares[0]).isCloseTo(exact[0], within(1e-4 * Math.abs(exact[0])));
    }

    @Test
    void denominators_areOfferedOnlyWhereNoTermIsNegative() {
        assertThat(offered(Problem.DENOMINATOR, Rules.zPlus())).contains(WINOGRAD);
        assertThat(offered(Problem.DENOMINATOR, Rules.alphaBeta(2, 1))).contains(WINOGRAD);
        assertThat(offered(Problem.DENOMINATOR, Rules.zPlus(Bias.TWICE, Guard.zero())))
                .isEmpty();
        assertThat(offered(Problem.DENOMINATOR, Rules.epsilon(1e-6f))).isEmpty();
        assertThat(offered(Problem.DENOMINATOR, Rules.zMinus())).isEmpty();
    }

    /** The squares of an image share the kernel at the points: of few of them, reading it takes what the products spare. */
    @Test
    void denominators_areNotOfferedToSmallImages() {
        assertThat(offered(Problem.DENOMINATOR, Rules.zPlus(), convolution(4, 14, 14)))
                .containsExactly(DenominatorForm.PLAIN.name());
    }

    private static Set<String> offered(Rule rule) {
        return offered("Conv", rule);
    }

    private static Set<String> offered(String opType, Rule rule) {
        return offered(opType, rule, convolution(4, 24, 24));
    }

    private static Set<String> offered(String opType, Rule rule, NodeCase node) {
        Set<String> offered = new LinkedHashSet<>();
        Crossing.inForms(
                (problem, forms) -> {
                    if (problem.opType().equals(opType)) {
                        offered.addAll(forms);
                    }
                    return forms.get(0);
                },
                node,
                rule);
        return offered;
    }

    @Test
    void isOffered_toGradients() {
        assertThat(offered(Rules.gradient())).contains(WINOGRAD);
    }

    @Test
    void isNotOffered_whereQuotientsMayBeGreat() {
        assertThat(offered(Rules.zPlus(Bias.NONE, Guard.zero()))).isNotEmpty().doesNotContain(WINOGRAD);
        assertThat(offered(Rules.epsilon(1e-6f))).isNotEmpty().doesNotContain(WINOGRAD);
        assertThat(offered(Rules.norm(Sharing.POSITIVE, Guard.zero())))
                .isNotEmpty()
                .doesNotContain(WINOGRAD);
        assertThat(offered(Rules.alphaBeta(2, 1))).isNotEmpty().doesNotContain(WINOGRAD);
    }
}
