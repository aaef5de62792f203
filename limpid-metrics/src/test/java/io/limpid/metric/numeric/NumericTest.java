package io.limpid.metric.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers computed by hand, or given with the definitions. */
class NumericTest {
    private static final double EXACT = 1e-12;

    @Test
    void ranks_ofTies_areTheirMean() {
        assertThat(Ranks.of(new double[] {3, 1, 3, 2, 3})).containsExactly(4, 1, 4, 2, 4);
    }

    @Test
    void order_keepsEqualNumbersInPlace_alsoZerosOfBothSigns() {
        double[] values = {0.0, 5, -0.0, 5, 0.0};

        assertThat(Order.descending(values)).containsExactly(1, 3, 0, 2, 4);
        assertThat(Order.ascending(values)).containsExactly(0, 2, 4, 1, 3);
        assertThat(Order.greatest(values)).isEqualTo(1);
    }

    @Test
    void pearson_isWhatTheFormulaGives() {
        double[] a = {1, 2, 3, 4};
        double[] b = {2, 4, 5, 9};

        assertThat(Correlation.PEARSON.of(a, b)).isCloseTo(11 / Math.sqrt(5 * 26), within(EXACT));
        assertThat(Correlation.PEARSON.of(a, new double[] {4, 3, 2, 1})).isCloseTo(-1, within(EXACT));
    }

    @Test
    void spearman_comparesRanks() {
        assertThat(Correlation.SPEARMAN.of(new double[] {1, 10, 100}, new double[] {-3, 0, 9}))
                .isCloseTo(1, within(EXACT));
        assertThat(Correlation.SPEARMAN.of(new double[] {1, 1, 2, 3}, new double[] {1, 2, 3, 4}))
                .isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(EXACT));
    }

    @Test
    void correlation_withNumbersThatDoNotVary_isNaN() {
        for (Correlation correlation : Correlation.values()) {
            assertThat(correlation.of(new double[] {1, 2, 3}, new double[] {7, 7, 7}))
                    .isNaN();
            assertThat(correlation.of(new double[] {1}, new double[] {2})).isNaN();
        }
    }

    @Test
    void area_isByTrapeziums() {
        assertThat(Area.meanHeight(new double[] {1, 0.5, 0})).isCloseTo(0.5, within(EXACT));
        assertThat(Area.meanHeight(new double[] {0.9, 0.6, 0.3, 0.1, 0.05})).isCloseTo(0.36875, within(EXACT));
        assertThat(Area.under(new double[] {1, 3, 1})).isCloseTo(4, within(EXACT));
        assertThat(Area.under(new double[] {1})).isZero();
    }

    @Test
    void gini_isThatOfTheDefinition() {
        assertThat(Gini.of(new double[] {0, 0, 0, 1})).isCloseTo(0.7499997, within(5e-8));
        assertThat(Gini.of(new double[] {1, 2, 3, 4})).isCloseTo(0.25, within(1e-7));
        assertThat(Gini.of(new double[] {-5, 5, 5, -5})).isCloseTo(0, within(EXACT));
        assertThat(Gini.of(new double[4])).isCloseTo(0, within(EXACT));
        assertThat(IntStream.range(1, 400).mapToObj(double[]::new)).allMatch(same -> Gini.of(same) >= 0);
    }

    @Test
    void entropy_isThatOfTheDefinition() {
        assertThat(Entropy.ofShares(new double[] {1, 2, 3, 4})).isCloseTo(1.279854, within(1e-6));
        assertThat(Entropy.ofShares(new double[] {2, 2, -2, 2})).isCloseTo(1.386294, within(1e-6));
        assertThat(Entropy.ofShares(new double[3])).isNaN();
    }

    @Test
    void entropyOfHistogram_countsBins() {
        assertThat(Entropy.ofHistogram(new double[] {0, 1, 2, 3}, 4)).isCloseTo(Math.log(4), within(EXACT));
        assertThat(Entropy.ofHistogram(new double[] {0, 0, 0, 8}, 2))
                .isCloseTo(-0.75 * Math.log(0.75) - 0.25 * Math.log(0.25), within(EXACT));
        assertThat(Entropy.ofHistogram(new double[] {2, 2}, 100)).isZero();
    }

    @Test
    void rocArea_isTheShareOfPairsInOrder() {
        double[] values = {0.9, 0.8, 0.3, 0.3, 0.1};

        assertThat(RocArea.of(values, new float[] {1, 1, 0, 0, 0})).isEqualTo(1);
        assertThat(RocArea.of(values, new float[] {1, 0, 1, 0, 0})).isCloseTo(4.5 / 6, within(EXACT));
        assertThat(RocArea.of(values, new float[] {0, 0, 0, 0, 1})).isZero();
        assertThat(RocArea.of(values, new float[] {1, 1, 1, 1, 1})).isNaN();
    }

    @Test
    void similarity_ofEqualPicturesIsOne_ofNegativesIsNegative() {
        double[] ramp = new double[49];
        double[] fallen = new double[49];
        for (int i = 0; i < 49; i++) {
            ramp[i] = i % 7 - 3;
            fallen[i] = -ramp[i];
        }

        assertThat(StructuralSimilarity.of(ramp, ramp, 7)).isCloseTo(1, within(EXACT));
        assertThat(StructuralSimilarity.of(ramp, fallen, 7)).isLessThan(-0.9);
        assertThat(StructuralSimilarity.of(new double[64], new double[64], 8)).isEqualTo(1);
        assertThat(StructuralSimilarity.of(new double[36], new double[] {1, 2}, 6, 1))
                .isNaN();
    }

    @Test
    void similarity_ofOneWindow_isTheFormula() {
        double[] a = new double[49];
        double[] b = new double[49];
        a[0] = 1;
        b[48] = 1;
        double mean = 1 / 49.0;
        double variance = (1 - 1 / 49.0) / 48;
        double covariance = -1 / 49.0 / 48;

        double expected =
                (2 * mean * mean + 1e-4) * (2 * covariance + 9e-4) / ((2 * mean * mean + 1e-4) * (2 * variance + 9e-4));

        assertThat(StructuralSimilarity.of(a, b, 7)).isCloseTo(expected, within(EXACT));
    }

    @Test
    void flatBlur_hasTheProtocolsKernel() {
        double[] half = {0.087958, 0.088896, 0.090474, 0.092191, 0.093489, 0.093982};

        double[] profile = FlatBlur.profile();

        for (int i = 0; i < half.length; i++) {
            assertThat(profile[i]).isCloseTo(half[i], within(1e-6));
            assertThat(profile[profile.length - 1 - i]).isCloseTo(half[i], within(1e-6));
        }
        assertThat(Moments.sum(profile)).isCloseTo(1, within(EXACT));
    }
}
