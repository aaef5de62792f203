package io.limpid.method.surrogate;

import java.util.Arrays;

/**
 * Linear regression with an L2 penalty and a free intercept: the coefficients that minimise {@code sum_i w_i (y_i - b_0 - x_i b)^2 +
 * alpha |b|^2}.
 *
 * <p>Hoerl and Kennard, "Ridge Regression", 1970; the scaling is that of scikit-learn's {@code Ridge}.
 *
 * @param alpha strength of the penalty
 */
record Ridge(double alpha) implements Regression {
    @Override
    public double[] fit(Coalitions sets, double[] targets, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[] means = new double[sets.players()];
        double mean = 0;
        for (int index = 0; index < sets.count(); index++) {
            boolean[] members = sets.members(index);
            double share = weights[index] / total;
            mean += share * targets[index];
            for (int i = 0; i < means.length; i++) {
                means[i] += members[i] ? share : 0;
            }
        }
        NormalEquations equations = new NormalEquations(means.length);
        double[] row = new double[means.length];
        for (int index = 0; index < sets.count(); index++) {
            boolean[] members = sets.members(index);
            for (int i = 0; i < row.length; i++) {
                row[i] = (members[i] ? 1 : 0) - means[i];
            }
            equations.add(row, targets[index] - mean, weights[index]);
        }
        equations.penalise(alpha);
        return equations.solve();
    }
}
