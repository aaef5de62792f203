package io.limpid.backward.rule;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.Rule;
import io.limpid.backward.rule.NaiveRules.Naive;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule for weighted layers against a naive second implementation, over random layers and geometries. */
class RuleTwinTest {
    private static final int CASES = 12;

    /** Of the greatest element. Rules are rounded to float only where their parameters are. */
    private static final double TIGHT = 1e-9;

    /** Of the range. Sums of some ten terms in float, divided by sums that may nearly cancel. */
    private static final double IN_FLOAT = 2e-3;

    /** Rules that are no map of a weighted layer; {@link OperandRulesTest} and the tests of gradients cover them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "norm",
            "positive-shares",
            "absolute-shares",
            "pass",
            "pass-non-zero",
            "signal-takes-all",
            "gradient",
            "guided",
            "deconvnet");

    private record Twin(Rule rule, Naive naive) {
        @Override
        public String toString() {
            return rule.toString();
        }
    }

    private static Stream<Twin> twins() {
        return Stream.of(
                new Twin(Rules.zero(), NaiveRules::zero),
                new Twin(Rules.epsilon(0.25f), NaiveRules.epsilon(0.25)),
                new Twin(Rules.epsilon(1e-6f), NaiveRules.epsilon(1e-6f)),
                new Twin(Rules.gamma(0.25f), NaiveRules.gamma(0.25)),
                new Twin(Rules.gamma(0), NaiveRules.gamma(0)),
                new Twin(Rules.zPlus(), NaiveRules.zPlus(Bias.PARTS, 1e-6f)),
                new Twin(Rules.zPlus(Bias.NONE, Guard.zero()), NaiveRules.zPlus(Bias.NONE, 0)),
                new Twin(Rules.zPlus(Bias.TWICE, Guard.zero()), NaiveRules.zPlus(Bias.TWICE, 0)),
                new Twin(Rules.winnerTakesAll(), NaiveRules.zPlus(Bias.NONE, 1e-6f)),
                new Twin(Rules.alphaBeta(2, 1), NaiveRules.alphaBeta(2, Bias.PARTS, 1e-6f)),
                new Twin(Rules.alphaBeta(1, 0), NaiveRules.zPlus(Bias.PARTS, 1e-6f)),
                new Twin(Rules.alphaBeta(1.5f, 0.5f, Bias.NONE, Guard.zero()), NaiveRules.alphaBeta(1.5, Bias.NONE, 0)),
                new Twin(Rules.zBox(Box.of(-4, 5)), NaiveRules.zBox(-4, 5)),
                new Twin(Rules.zBox(Box.ofImage()), NaiveRules::zBoxOfImage),
                new Twin(Rules.wSquare(), NaiveRules.wSquare(Bias.PARTS)),
                new Twin(Rules.wSquare(Bias.NONE), NaiveRules.wSquare(Bias.NONE)),
                new Twin(Rules.flat(), NaiveRules::flat),
                new Twin(Rules.bySize(), NaiveRules::bySize),
                new Twin(Rules.balanced(), NaiveRules::balanced));
    }

    static Stream<Arguments> cases() {
        return twins().flatMap(twin ->
                Stream.of("dense", "convolution", "transposed convolution").map(layer -> Arguments.of(twin, layer)));
    }

    private static MatrixCase draw(String layer, RandomTensors random) {
        return switch (layer) {
            case "dense" -> MatrixCase.dense(random);
            case "convolution" -> MatrixCase.convolution(random);
            default -> MatrixCase.transposedConvolution(random);
        };
    }

    @ParameterizedTest(name = "{0} at a {1}")
    @MethodSource("cases")
    void rule_equalsItsNaiveTwin(Twin twin, String layer) {
        RandomTensors random = RandomTensors.seeded(layer.hashCode());
        for (int i = 0; i < CASES; i++) {
            MatrixCase drawn = draw(layer, random);
            double[] expected = twin.naive().relevance(drawn.layer(), drawn.relevances());
            DoubleTensor wanted = DoubleTensor.of(expected, drawn.x().shape());

            Sweep sweep = Sweep.to("input", drawn.graph(), Sweep.atWeights(twin.rule()));

            requireClose(sweep.inDouble(drawn.x(), drawn.relevance()), wanted, drawn);
            assertThat(sweep.inFloat(drawn.x(), drawn.relevance())).isCloseTo(wanted.toTensor(), IN_FLOAT);
        }
    }

    private static void requireClose(DoubleTensor actual, DoubleTensor expected, MatrixCase drawn) {
        double worst = 0;
        for (int i = 0; i < expected.size(); i++) {
            worst = Math.max(worst, Math.abs(actual.at(i) - expected.at(i)));
        }
        assertThat(worst).as("%s", drawn).isLessThanOrEqualTo(TIGHT * Math.max(1, expected.absMax()));
    }

    @Test
    void everyRuleThatCanBeWritten_hasATwin() {
        Set<String> names = new TreeSet<>(RuleForms.FORMS.names());
        names.removeAll(ELSEWHERE);
        twins().forEach(twin -> names.remove(twin.rule().toString().replaceFirst("\\(.*", "")));
        names.remove("winner-takes-all");

        assertThat(names).isEmpty();
    }
}
