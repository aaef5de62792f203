package io.limpid.method.cam;

import java.util.function.UnaryOperator;

/**
 * Places {@code u, v}, their channels centred, are as alike as {@code tanh(u'v / C + 1)}; the matrix of it is centred in
 * rows and columns.
 *
 * <p>Karmani et al., "KPCA-CAM: Visual Explainability of Deep Computer Vision Models using Kernel PCA", MMSP 2024,
 * equations 5 and 6.
 */
record SigmoidKernel() implements PlaceKernel {
    private static final int MOST_PLACES = 4096;

    @Override
    public UnaryOperator<double[]> between(Places places) {
        if (places.count() > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "the layer has " + places.count() + " places; kpca-cam compares all pairs" + " and takes at most "
                            + MOST_PLACES + ". Choose a deeper layer, or eigen-cam");
        }
        double[][] matrix = centred(kernel(places.centred()));
        return vector -> product(matrix, vector);
    }

    private static double[][] kernel(Places places) {
        double[][] matrix = new double[places.count()][places.count()];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = Math.tanh(places.inner(i, j) / places.channels() + 1);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double[][] centred(double[][] matrix) {
        double[] means = new double[matrix.length];
        double mean = 0;
        for (int i = 0; i < means.length; i++) {
            for (double value : matrix[i]) {
                means[i] += value / means.length;
            }
            mean += means[i] / means.length;
        }
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < means.length; j++) {
                matrix[i][j] += mean - means[i] - means[j];
            }
        }
        return matrix;
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] result = new double[vector.length];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                result[i] += matrix[i][j] * vector[j];
            }
        }
        return result;
    }
}
