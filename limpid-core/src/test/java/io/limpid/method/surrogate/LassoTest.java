package io.limpid.method.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LassoTest {
    private static final double TIGHT = 1e-12;

    /** Columns that are centred and orthogonal: each coefficient is its own regression, shrunk by the penalty. */
    @Test
    void orthogonalColumns_areShrunkOneByOne() {
        double[][] columns = {{1, -1, 1, -1}, {1, 1, -1, -1}};
        double[] targets = {3.5, 0.5, 3.1, 0.1};
        double[] weights = {1, 1, 1, 1};

        double[] plain = new Lasso(0, TIGHT).fit(columns, targets, weights);
        double[] shrunk = new Lasso(0.3, TIGHT).fit(columns, targets, weights);

        assertThat(plain).containsExactly(new double[] {1.5, 0.2}, within(1e-9));
        assertThat(shrunk).containsExactly(new double[] {1.2, 0}, within(1e-9));
    }

    @Test
    void noiseFreeLinearTargets_areFoundExactlyWithoutPenalty_whateverTheWeights() {
        Random random = new Random(1);
        double[] truth = {2, -1, 0, 0.5};
        double[][] columns = new double[4][40];
        double[] targets = new double[40];
        double[] weights = new double[40];
        for (int i = 0; i < 40; i++) {
            targets[i] = 7;
            weights[i] = 0.1 + random.nextDouble();
            for (int j = 0; j < 4; j++) {
                columns[j][i] = random.nextBoolean() ? 1 : 0;
                targets[i] += truth[j] * columns[j][i];
            }
        }

        assertThat(new Lasso(0, TIGHT).fit(columns, targets, weights)).containsExactly(truth, within(1e-5));
    }

    /** At the minimum the slope is the penalty, against the sign, where a coefficient is not 0, and no greater elsewhere. */
    @Test
    void result_meetsTheConditionsOfAMinimum() {
        Random random = new Random(2);
        int samples = 60;
        double[][] columns = new double[30][samples];
        double[] targets = random.doubles(samples).toArray();
        double[] weights = random.doubles(samples, 0.5, 1).toArray();
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextBoolean() ? 1 : 0);
        }
        double alpha = 0.01;

        double[] fitted = new Lasso(alpha, 1e-14).fit(columns, targets, weights);

        double total = Arrays.stream(weights).sum();
        double intercept = 0;
        double[] rest = new double[samples];
        for (int i = 0; i < samples; i++) {
            rest[i] = targets[i];
            for (int j = 0; j < columns.length; j++) {
                rest[i] -= fitted[j] * columns[j][i];
            }
            intercept += weights[i] * rest[i] / total;
        }
        for (int j = 0; j < columns.length; j++) {
            double slope = 0;
            for (int i = 0; i < samples; i++) {
                slope += weights[i] / total * (rest[i] - intercept) * columns[j][i];
            }
            if (fitted[j] == 0) {
                assertThat(Math.abs(slope)).isLessThanOrEqualTo(alpha + 1e-6);
            } else {
                assertThat(slope).isCloseTo(alpha * Math.signum(fitted[j]), within(1e-6));
            }
        }
        assertThat(fitted).contains(0);
        assertThat(Arrays.stream(fitted).map(Math::abs).max().orElse(0)).isPositive();
    }

    @Test
    void penaltyGreaterThanAnySlope_leavesNothing() {
        double[][] columns = {{1, 0, 1}, {0, 0, 0}};

        assertThat(new Lasso(10, TIGHT).fit(columns, new double[] {1, 2, 3}, new double[] {1, 1, 1}))
                .containsOnly(0);
    }
}
