package io.limpid.method.surrogate;

import java.util.Arrays;

/**
 * Linear regression with an L1 penalty and an intercept: the coefficients that minimise {@code 1/(2n) sum_i w_i (y_i - b_0 - x_i
 * b)^2 + alpha |b|_1}, where the weights are scaled to sum to the number {@code n} of samples.
 *
 * <p>By coordinate descent in a fixed order from zero, in double precision, until coefficients hardly change and the duality gap
 * is below {@code tolerance |y|^2}: the scaling and the stopping rule of scikit-learn's {@code Lasso}.
 *
 * <p>Tibshirani, "Regression Shrinkage and Selection via the Lasso", 1996; Friedman et al., "Regularization Paths for
 * Generalized Linear Models via Coordinate Descent", 2010.
 *
 * @param alpha strength of the penalty
 * @param tolerance when to stop
 */
record Lasso(double alpha, double tolerance) {
    private static final int ROUNDS = 1000;

    /**
     * Returns the coefficients.
     *
     * @param columns of the samples: {@code columns[j][i]} is feature {@code j} of sample {@code i}
     * @param targets one for each sample
     * @param weights one for each sample, 0 or more
     */
    double[] fit(double[][] columns, double[] targets, double[] weights) {
        double scale = weights.length / Arrays.stream(weights).sum();
        double[] scaled = Arrays.stream(weights).map(weight -> weight * scale).toArray();
        double[][] centred =
                Arrays.stream(columns).map(column -> centred(column, scaled)).toArray(double[][]::new);
        return new Descent(centred, centred(targets, scaled), alpha * targets.length).run(tolerance);
    }

    /** Returns {@code sqrt(w_i) (v_i - mean)} with the weighted mean. */
    private static double[] centred(double[] values, double[] weights) {
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += weights[i] * values[i] / values.length;
        }
        double[] centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = Math.sqrt(weights[i]) * (values[i] - mean);
        }
        return centred;
    }

    /** Coordinate descent on {@code |y - X b|^2 / 2 + penalty |b|_1}. */
    private static final class Descent {
        private final double[][] columns;
        private final double[] targets;
        private final double penalty;
        private final double[] rest;
        private final double[] norms;
        private final double[] coefficients;

        Descent(double[][] columns, double[] targets, double penalty) {
            this.columns = columns;
            this.targets = targets;
            this.penalty = penalty;
            this.rest = targets.clone();
            this.norms = Arrays.stream(columns).mapToDouble(x -> dot(x, x)).toArray();
            this.coefficients = new double[columns.length];
        }

        double[] run(double tolerance) {
            double enough = tolerance * dot(targets, targets);
            for (int round = 0; round < ROUNDS; round++) {
                boolean settled = sweep() <= tolerance;
                if ((settled || round == ROUNDS - 1) && gap() < enough) {
                    break;
                }
            }
            return coefficients;
        }

        /** Updates each coefficient once, and returns the greatest change as a share of the greatest coefficient. */
        private double sweep() {
            double greatest = 0;
            double change = 0;
            for (int j = 0; j < columns.length; j++) {
                if (norms[j] > 0) {
                    change = Math.max(change, Math.abs(update(j)));
                    greatest = Math.max(greatest, Math.abs(coefficients[j]));
                }
            }
            return greatest == 0 ? 0 : change / greatest;
        }

        /** Sets a coefficient to what is best while the others are held, and returns its change. */
        private double update(int j) {
            double before = coefficients[j];
            double slope = dot(columns[j], rest) + before * norms[j];
            double after = Math.signum(slope) * Math.max(Math.abs(slope) - penalty, 0) / norms[j];
            coefficients[j] = after;
            if (after != before) {
                for (int i = 0; i < rest.length; i++) {
                    rest[i] += (before - after) * columns[j][i];
                }
            }
            return after - before;
        }

        /** Returns how much the objective may still be above its minimum at most. */
        private double gap() {
            double steepest = Arrays.stream(columns)
                    .mapToDouble(x -> Math.abs(dot(x, rest)))
                    .max()
                    .orElse(0);
            double share = steepest > penalty ? penalty / steepest : 1;
            double magnitude = Arrays.stream(coefficients).map(Math::abs).sum();
            return dot(rest, rest) * (1 + share * share) / 2 + penalty * magnitude - share * dot(rest, targets);
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }
    }
}
