package io.limpid.metric.numeric;

import java.util.Arrays;
import java.util.List;

/** Euclidean distances in which each number counts in units of its deviation: {@code sqrt(sum (u_i - v_i)^2 / V_i)}. */
public final class StandardisedDistances {
    private StandardisedDistances() {}

    /**
     * Returns the distance of each two rows; numbers that are the same in all rows are left out.
     *
     * @param rows two or more of the same length
     * @param first the first number that counts
     */
    public static double[][] between(List<float[]> rows, int first) {
        double[] weights = weights(rows);
        Arrays.fill(weights, 0, first, 0);
        double[][] distances = new double[rows.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distance(rows.get(i), rows.get(j), weights);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    /** Returns the greatest of all distances. */
    public static double greatest(double[][] distances) {
        return Arrays.stream(distances).flatMapToDouble(Arrays::stream).max().orElse(0);
    }

    /** Returns one over the unbiased variance of each number; 0 where it does not vary. */
    private static double[] weights(List<float[]> rows) {
        double[] weights = new double[rows.get(0).length];
        for (int i = 0; i < weights.length; i++) {
            int at = i;
            double[] values = rows.stream().mapToDouble(row -> row[at]).toArray();
            double mean = Moments.mean(values);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            weights[i] = squares == 0 ? 0 : (values.length - 1) / squares;
        }
        return weights;
    }

    private static double distance(float[] a, float[] b, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += weights[i] * difference * difference;
        }
        return Math.sqrt(sum);
    }
}
