package io.limpid.backward.rule;

import java.util.Arrays;

/** Relevance rules at {@code y = W x + b} term by term, as the papers write them; slow, and easy to believe. */
final class NaiveRules {
    static final double EPSILON = 1e-6f;

    private NaiveRules() {}

    /** One rule. */
    @FunctionalInterface
    interface Naive {
        double[] relevance(MatrixLayer layer, double[] atOutput);
    }

    /** What input {@code j} counts at output {@code i}. */
    @FunctionalInterface
    private interface Term {
        double of(int i, int j);
    }

    /** What the terms of output {@code i} are compared with. */
    @FunctionalInterface
    private interface Whole {
        double of(int i, double sumOfTerms);
    }

    /** Gives every input its terms, each divided by its whole. */
    private static double[] shared(MatrixLayer layer, double[] atOutput, Term term, Whole whole) {
        double[] result = new double[layer.x().length];
        for (int i = 0; i < atOutput.length; i++) {
            double sum = 0;
            for (int j = 0; j < result.length; j++) {
                sum += term.of(i, j);
            }
            double denominator = whole.of(i, sum);
            for (int j = 0; j < result.length; j++) {
                result[j] += denominator == 0 ? 0 : term.of(i, j) / denominator * atOutput[i];
            }
        }
        return result;
    }

    private static double stabilized(double z, double epsilon) {
        return z + (z < 0 ? -epsilon : epsilon);
    }

    static double[] zero(MatrixLayer layer, double[] r) {
        return shared(layer, r, (i, j) -> layer.w()[i][j] * layer.x()[j], (i, sum) -> sum + layer.b()[i]);
    }

    static Naive epsilon(double epsilon) {
        return (layer, r) -> shared(
                layer,
                r,
                (i, j) -> layer.w()[i][j] * layer.x()[j],
                (i, sum) -> stabilized(sum + layer.b()[i], epsilon));
    }

    /** Terms of the sign of the output count {@code 1 + gamma} times, and so does a bias of that sign. */
    static Naive gamma(double gamma) {
        return (layer, r) -> {
            double[] signs = new double[r.length];
            Arrays.setAll(signs, i -> Math.signum(layer.output(i)));
            return shared(
                    layer,
                    r,
                    (i, j) -> signs[i] == 0 ? 0 : favoured(layer.w()[i][j] * layer.x()[j], signs[i], gamma),
                    (i, sum) -> stabilized(sum + favoured(layer.b()[i], signs[i], gamma), EPSILON));
        };
    }

    private static double favoured(double term, double sign, double gamma) {
        return term * sign > 0 ? (1 + gamma) * term : term;
    }

    static Naive zPlus(Bias bias, double epsilon) {
        return (layer, r) -> shared(
                layer,
                r,
                (i, j) -> Math.max(0, layer.w()[i][j] * layer.x()[j]),
                (i, sum) -> stabilized(sum + counted(layer.b()[i], bias, 1), epsilon));
    }

    private static double counted(double b, Bias bias, int sign) {
        return switch (bias) {
            case NONE -> 0;
            case PARTS -> b * sign > 0 ? b : 0;
            case TWICE -> 2 * b;
        };
    }

    static Naive alphaBeta(double alpha, Bias bias, double epsilon) {
        return (layer, r) -> {
            double[] positive = zPlus(bias, epsilon).relevance(layer, r);
            double[] negative = shared(
                    layer,
                    r,
                    (i, j) -> Math.min(0, layer.w()[i][j] * layer.x()[j]),
                    (i, sum) -> sum + counted(layer.b()[i], bias, -1) - epsilon);
            double[] result = new double[positive.length];
            Arrays.setAll(result, j -> alpha * positive[j] - (alpha - 1) * negative[j]);
            return result;
        };
    }

    static Naive zBox(double low, double high) {
        return (layer, r) -> shared(
                layer,
                r,
                (i, j) -> layer.w()[i][j] * (layer.x()[j] - (layer.w()[i][j] > 0 ? low : high)),
                (i, sum) -> stabilized(sum, EPSILON));
    }

    static double[] zBoxOfImage(MatrixLayer layer, double[] r) {
        double low = Arrays.stream(layer.x()).min().orElseThrow();
        double high = Arrays.stream(layer.x()).max().orElseThrow();
        return zBox(low, high).relevance(layer, r);
    }

    static Naive wSquare(Bias bias) {
        return (layer, r) -> shared(
                layer,
                r,
                (i, j) -> layer.w()[i][j] * layer.w()[i][j],
                (i, sum) -> sum + EPSILON + (bias == Bias.NONE ? 0 : layer.b()[i] * layer.b()[i]));
    }

    /** Connections are where a weight is not 0: the cases draw no weight that is. */
    static double[] flat(MatrixLayer layer, double[] r) {
        return shared(layer, r, (i, j) -> layer.w()[i][j] == 0 ? 0 : 1, (i, sum) -> sum + EPSILON);
    }

    static double[] bySize(MatrixLayer layer, double[] r) {
        return shared(layer, r, (i, j) -> layer.w()[i][j] == 0 ? 0 : Math.abs(layer.x()[j]), (i, sum) -> sum + 1e-10);
    }

    /** As if the negative weights were larger by the factor that makes all terms of an output sum to 0. */
    static double[] balanced(MatrixLayer layer, double[] r) {
        double[] result = new double[layer.x().length];
        for (int i = 0; i < r.length; i++) {
            double positive = 0;
            double negative = 0;
            for (int j = 0; j < result.length; j++) {
                positive += Math.max(layer.w()[i][j], 0) * layer.x()[j];
                negative += Math.min(layer.w()[i][j], 0) * layer.x()[j];
            }
            double beta = negative == 0 ? 0 : -positive / negative;
            for (int j = 0; j < result.length; j++) {
                double weight = layer.w()[i][j] < 0 ? beta * layer.w()[i][j] : layer.w()[i][j];
                result[j] += layer.x()[j] * weight * r[i] / layer.output(i);
            }
        }
        return result;
    }
}
