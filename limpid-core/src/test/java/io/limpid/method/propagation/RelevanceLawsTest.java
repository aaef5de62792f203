package io.limpid.method.propagation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.Explained.sum;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.method.Methods;
import io.limpid.run.Goal;
import io.limpid.run.Ledger;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What relevance, winning probabilities and contrasts must add up to, on nets with random weights. */
class RelevanceLawsTest {
    /** Sums of a few hundred float quotients. */
    private static final double FLOAT = 1e-3;

    private static final int CLASS = 2;
    private static final int OTHER = 4;

    /**
     * Nets in which no relevance meets a unit with negative contributions alone: under z-plus such a unit has nothing to hand
     * it on to.
     */
    static Stream<RandomNet> biasFree() {
        return RandomNets.biasFree(3).stream();
    }

    /** Nets whose only bias in a dense layer is that of the last, and without padding where means are taken. */
    static Stream<RandomNet> oneBiasedDenseLayer() {
        return Stream.of(RandomNets.biasFree(5).get(0), RandomNets.resnet(3), RandomNets.densenet(3));
    }

    /** Nets of ReLUs, with biases and batch normalization, whose sums of branches are rectified. */
    static Stream<RandomNet> piecewiseLinear() {
        return Stream.of(RandomNets.vgg(3), RandomNets.resnet(3), RandomNets.densenet(3), RandomNets.inception(3));
    }

    private static float logit(RandomNet net, int index) {
        return outcome(net, "gradient", index).logits().toFloats()[index];
    }

    private static Ledger.Account account(Outcome outcome) {
        return outcome.ledgers().get(0).accounts().get(0);
    }

    @ParameterizedTest
    @MethodSource("biasFree")
    void relevance_isConserved_underEveryComposite(RandomNet net) {
        for (String composite : new String[] {"epsilon", "epsilon-plus", "epsilon-plus-flat", "epsilon-gamma-box"}) {
            Outcome outcome = outcome(net, "lrp(composite=" + composite + ")", CLASS);

            assertThat(sum(outcome.attribution())).as(composite).isCloseTo(logit(net, CLASS), within(FLOAT));
            assertThat(account(outcome).gap()).as(composite).isLessThan(FLOAT / Math.abs(logit(net, CLASS)));
        }
    }

    @ParameterizedTest
    @MethodSource("piecewiseLinear")
    void lrpWithVanishingEpsilon_isInputTimesGradient(RandomNet net) {
        assertThat(attribution(net, "lrp(composite=epsilon(1e-9))", CLASS))
                .isCloseTo(attribution(net, "input-x-gradient", CLASS), FLOAT);
    }

    @Test
    void seedOfOne_givesTheRelevanceOfTheLogitOverTheLogit() {
        RandomNet net = RandomNets.vgg(3);
        Tensor ofOne = attribution(net, "lrp(seed=one)", CLASS);

        assertThat(scaled(ofOne, logit(net, CLASS))).isCloseTo(attribution(net, "lrp", CLASS), FLOAT);
    }

    @Test
    void relevanceOfADifference_isTheDifferenceOfRelevances() {
        RandomNet net = RandomNets.resnet(3);
        Tensor difference =
                outcome(net, "lrp", net.example(1), Goal.of(CLASS, OTHER, 1)).attribution();
        float[] expected = attribution(net, "lrp", CLASS).toFloats();
        float[] against = attribution(net, "lrp", OTHER).toFloats();
        for (int i = 0; i < expected.length; i++) {
            expected[i] -= against[i];
        }

        assertThat(difference).isCloseTo(Tensor.of(expected, difference.shape()), FLOAT);
    }

    @Test
    void softmaxGradientSeed_sumsToZero() {
        Outcome outcome = outcome(RandomNets.vgg(3), "lrp(seed=softmax-gradient)", CLASS);

        assertThat(account(outcome).first().sum()).isCloseTo(0, within(1e-6));
        assertThat(account(outcome).magnitude()).isPositive();
    }

    @Test
    void sglrp_startsWithAsMuchForTheClassAsAgainstIt_andSumsToZero() {
        for (String strength : new String[] {"one", "gradient"}) {
            Outcome outcome = outcome(RandomNets.vgg(3), "sglrp(strength=" + strength + ")", CLASS);
            Ledger ledger = outcome.ledgers().get(0);

            assertThat(ledger.accounts()).hasSize(2);
            assertThat(ledger.accounts().get(0).first().sum())
                    .isCloseTo(ledger.accounts().get(1).first().sum(), within(1e-6));
            assertThat(sum(outcome.attribution())).isCloseTo(0, within(FLOAT));
        }
    }

    @Test
    void sglrp_ofEitherStrength_isTheSameMap() {
        RandomNet net = RandomNets.vgg(3);
        float[] logits = outcome(net, "gradient", CLASS).logits().toFloats();
        double others = 0;
        for (float each : logits) {
            others += Math.exp(each - logits[CLASS]);
        }
        double p = 1 / others;

        assertThat(scaled(attribution(net, "sglrp", CLASS), p * (1 - p)))
                .isCloseTo(attribution(net, "sglrp(strength=gradient)", CLASS), 1e-5);
    }

    @Test
    void clrp_balanced_sumsToZero_whateverTheContrast() {
        for (String contrast : new String[] {"negated", "others"}) {
            for (RandomNet net : new RandomNet[] {RandomNets.vgg(3), RandomNets.resnet(3)}) {
                assertThat(sum(attribution(net, "clrp(contrast=" + contrast + ")", CLASS)))
                        .as("%s of %s", contrast, net)
                        .isCloseTo(0, within(FLOAT));
            }
        }
    }

    @Test
    void clrp_ofTwoClasses_isContrastedWithTheOther_whicheverWay() {
        RandomNet net = RandomNets.vgg(3);
        Goal goal = Goal.of(CLASS, OTHER, 1);

        assertThat(outcome(net, "clrp(contrast=negated)", net.example(1), goal).attribution())
                .isCloseTo(
                        outcome(net, "clrp(contrast=others)", net.example(1), goal)
                                .attribution(),
                        FLOAT);
    }

    /** The nets end in averages and dense layers, whose inputs are 0 or more and never all without excitation. */
    @ParameterizedTest
    @MethodSource("piecewiseLinear")
    void winningProbabilities_sumToOneAtTheLastLayerWithPlaces(RandomNet net) {
        Outcome outcome = outcome(net, "excitation-backprop(layer=auto)", CLASS);

        assertThat(sum(outcome.attribution())).isCloseTo(1, within(FLOAT));
        for (float value : outcome.attribution().toFloats()) {
            assertThat(value).isNotNegative();
        }
    }

    @ParameterizedTest
    @MethodSource("piecewiseLinear")
    void contrastiveWinningProbabilities_sumToZeroAtTheLastLayerWithPlaces(RandomNet net) {
        assertThat(sum(attribution(net, "contrastive-excitation-backprop(layer=auto)", CLASS)))
                .isCloseTo(0, within(FLOAT));
    }

    @Test
    void winningProbabilities_ofAPlainNet_sumToOneAtTheInputToo() {
        RandomNet net = RandomNets.vgg(3);

        assertThat(sum(attribution(net, "excitation-backprop", CLASS))).isCloseTo(1, within(FLOAT));
        assertThat(sum(attribution(net, "contrastive-excitation-backprop", CLASS)))
                .isCloseTo(0, within(FLOAT));
    }

    @ParameterizedTest
    @MethodSource("oneBiasedDenseLayer")
    void targetSelectiveBackprop_sumsToZeroAtEveryLayerBelowTheLast(RandomNet net) {
        Ledger.Account account = account(outcome(net, "tsgb", CLASS));

        assertThat(account.first().sum()).isCloseTo(logit(net, CLASS), within(FLOAT));
        assertThat(account.totals().subList(1, account.totals().size()))
                .allSatisfy(total -> assertThat(total.sum()).isCloseTo(0, within(FLOAT)));
    }

    @Test
    void referenceOfTargetSelectiveBackprop_isTheSameWithoutGroupsAndClips_andAnotherWithThem() {
        RandomNet plain = RandomNets.vgg(3);
        RandomNet grouped = RandomNets.mobilenet(3);

        assertThat(attribution(plain, "tsgb(reference=true)", CLASS))
                .isCloseTo(attribution(plain, "tsgb", CLASS), FLOAT);
        assertThat(attribution(grouped, "tsgb(reference=true)", CLASS).toFloats())
                .isNotEqualTo(attribution(grouped, "tsgb", CLASS).toFloats());
    }

    @Test
    void contrastAtALayerAboveTheLastLinearOne_isRefused() {
        RandomNet net = RandomNets.vgg(3);

        assertThatThrownBy(() -> attribution(net, "contrastive-excitation-backprop(layer=logits)", CLASS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logits")
                .hasMessageContaining("choose a layer below");
    }

    @Test
    void modelAsItIs_givesRelevanceInFullToEveryBranch_soThatItGrows() {
        RandomNet net = RandomNets.biasFree(5).get(1);
        double blocks = 2;

        assertThat(sum(attribution(net, "lrp(composite=epsilon,canonizers=none)", CLASS)))
                .isCloseTo(Math.pow(2, blocks) * logit(net, CLASS), within(FLOAT * 10));
        assertThat(sum(attribution(net, "lrp(composite=epsilon)", CLASS))).isCloseTo(logit(net, CLASS), within(FLOAT));
    }

    @Test
    void spec_saysEverything_andParsesBack() {
        String spec = "lrp(composite=epsilon-plus,layer=input,seed=one,canonizers=none)";

        assertThat(Methods.parse("lrp(canonizers=none,seed=one,composite=epsilon-plus)")
                        .spec())
                .isEqualTo(spec.toLowerCase(Locale.ROOT));
    }

    @Test
    void batchOfGoals_keepsOneLedgerForEachImage() {
        RandomNet net = RandomNets.resnet(3);
        Goal goals = Goal.join(java.util.List.of(Goal.of(0, 1), Goal.of(3, 1)));
        try (Runner runner = Methods.parse("lrp").on(io.limpid.method.Explained.network(net))) {
            Outcome outcome = runner.run(net.example(2), goals);

            assertThat(account(outcome.row(0)).first().sum())
                    .isCloseTo(outcome.row(0).logits().toFloats()[0], within(FLOAT));
            assertThat(account(outcome.row(1)).first().sum())
                    .isCloseTo(outcome.row(1).logits().toFloats()[3], within(FLOAT));
        }
    }

    private static Tensor scaled(Tensor tensor, double factor) {
        float[] values = tensor.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) factor;
        }
        return Tensor.of(values, tensor.shape());
    }
}
