package io.limpid.method.surrogate;

import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.image.Superpixels;
import io.limpid.method.Explained;
import io.limpid.method.Methods;
import io.limpid.method.PlainScores;
import io.limpid.program.Score;
import io.limpid.run.Balance;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelShapTest {
    private static final int CLASS = 1;

    /** Shapley values by their definition: the mean gain over all orders, as a sum over all sets. */
    private static double[] bruteForce(int players, ToDoubleFunction<boolean[]> game) {
        double[] worth = new double[1 << players];
        for (int set = 0; set < worth.length; set++) {
            worth[set] = game.applyAsDouble(members(set, players));
        }
        double[] values = new double[players];
        for (int set = 0; set < worth.length; set++) {
            int size = Integer.bitCount(set);
            for (int i = 0; i < players; i++) {
                if ((set >> i & 1) == 0) {
                    double orders = factorial(size) * factorial(players - size - 1) / factorial(players);
                    values[i] += orders * (worth[set | 1 << i] - worth[set]);
                }
            }
        }
        return values;
    }

    private static boolean[] members(int set, int players) {
        boolean[] members = new boolean[players];
        for (int i = 0; i < players; i++) {
            members[i] = (set >> i & 1) == 1;
        }
        return members;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /** A game with gains of single players, of pairs and of all sets. */
    private static double game(boolean[] members) {
        double value = 1;
        int bits = 0;
        for (int i = 0; i < members.length; i++) {
            bits = 2 * bits + (members[i] ? 1 : 0);
            value += members[i] ? Math.sin(i + 1) : 0;
            value += members[i] && members[(i + 1) % members.length] ? 2 * Math.cos(i) : 0;
        }
        return value + new SplittableRandom(bits).nextDouble();
    }

    private static double[] estimate(ShapleyCoalitions sets) {
        double[] values = new double[sets.count()];
        Arrays.setAll(values, index -> game(sets.members(index)));
        boolean[] all = new boolean[sets.players()];
        Arrays.fill(all, true);
        return ShapleyValues.of(sets, values, game(all));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8})
    void allSets_giveShapleyValuesByTheirDefinition(int players) {
        ShapleyCoalitions sets = ShapleyCoalitions.of(players, 1 << players, 0);

        assertThat(sets.count()).isEqualTo(players == 1 ? 1 : (1 << players) - 1);
        assertThat(estimate(sets)).containsExactly(bruteForce(players, KernelShapTest::game), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"12,24", "12,200", "12,1000", "12,3000", "13,500"})
    void fewSets_giveNearlyThat_andTheSumExactly(int players, int budget) {
        ShapleyCoalitions sets = ShapleyCoalitions.of(players, budget, 1);
        double[] exact = bruteForce(players, KernelShapTest::game);
        double[] found = estimate(sets);

        assertThat(sets.count()).isLessThanOrEqualTo(budget + 1).isGreaterThan(budget - 2);
        assertThat(Arrays.stream(found).sum()).isCloseTo(Arrays.stream(exact).sum(), within(1e-9));
        assertThat(found).containsExactly(exact, within(budget < 100 ? 1.0 : 0.25));
    }

    @Test
    void sizes_areTakenFromBothEnds_andDrawnSetsComeWithTheirComplements() {
        ShapleyCoalitions sets = ShapleyCoalitions.of(10, 400, 3);

        for (int index = 1; index <= 10; index++) {
            assertThat(size(sets.members(index))).isEqualTo(1);
            assertThat(size(sets.members(index + 10))).isEqualTo(9);
        }
        boolean[] last = sets.members(sets.count() - 1);
        boolean[] before = sets.members(sets.count() - 2);
        for (int i = 0; i < 10; i++) {
            assertThat(last[i]).isNotEqualTo(before[i]);
        }
        assertThat(size(last)).isBetween(3, 7);
    }

    @Test
    void weights_areThoseOfTheShapleyKernel() {
        ShapleyCoalitions sets = ShapleyCoalitions.of(5, 30, 0);

        for (int index = 1; index < sets.count(); index++) {
            int size = size(sets.members(index));
            double choices = size == 1 || size == 4 ? 5 : 10;
            assertThat(sets.weight(index)).isCloseTo(4 / (choices * size * (5 - size)), within(1e-12));
        }
    }

    private static int size(boolean[] members) {
        int size = 0;
        for (boolean member : members) {
            size += member ? 1 : 0;
        }
        return size;
    }

    @ParameterizedTest
    @CsvSource({"segment-mean,LOGIT", "black,PROBABILITY"})
    void valuesOfANetsSegments_areTheirShapleyValues(String baseline, Score score) {
        RandomNet net = RandomNets.vgg(2);
        Tensor image = net.example(1);
        Superpixels cut = new Segmentation(6, 100).of(image, network(net).inputRange());
        Tensor behind = baseline.equals("black")
                ? network(net).inputRange().orElseThrow().blackLike(image)
                : Hiding.segmentMeans(image, cut);
        double[] expected;
        try (PlainScores scores = PlainScores.of(net, score, CLASS)) {
            expected = bruteForce(cut.count(), members -> {
                double[] mask = new double[144];
                Arrays.setAll(mask, i -> members[cut.labels()[i]] ? 1 : 0);
                return scores.masked(image, mask, behind);
            });
        }
        String spec = "kernel-shap(segments=6,compactness=100,baseline=%s,score=%s)".formatted(baseline, score.text());
        Outcome outcome = outcome(net, spec, CLASS);
        float[] map = outcome.attribution().toFloats();
        Balance balance = outcome.balances().get(0);

        for (int i = 0; i < map.length; i++) {
            assertThat((double) map[i]).isCloseTo(expected[cut.labels()[i]], within(1e-4));
        }
        assertThat(balance.sum()).isCloseTo(balance.expected(), within(1e-9));
        assertThat(balance.expected()).isCloseTo(Arrays.stream(expected).sum(), within(1e-4));
    }

    @Test
    void tooFewSamples_areRefused() {
        RandomNet net = RandomNets.vgg(2);

        assertThatThrownBy(() -> Explained.attribution(net, "kernel-shap(segments=20,samples=10)", CLASS))
                .hasMessageContaining("samples is 10")
                .hasMessageContaining("at least");
        assertThatThrownBy(() -> Methods.parse("kernel-shap(samples=1000000000)"))
                .hasMessageContaining("lower samples");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 64})
    void batch_hasNoInfluence(int batch) {
        RandomNet net = RandomNets.mobilenet(2);
        String spec = "kernel-shap(segments=12,samples=100,batch=%d)";
        Goal goal = Goal.of(CLASS, 1);

        assertThat(outcome(net, spec.formatted(batch), net.example(1), goal).attribution())
                .isCloseTo(outcome(net, spec.formatted(8), net.example(1), goal).attribution(), 1e-4);
    }
}
