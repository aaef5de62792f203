package io.limpid.method.cam;

import io.limpid.tensor.Tensor;
import java.util.Arrays;

/** The places of a layer as samples, in double precision; row {@code i} holds the channels of place {@code i}. */
final class Places {
    private final double[][] rows;

    private Places(double[][] rows) {
        this.rows = rows;
    }

    /** Returns the places of a layer {@code [1,C,h,w]}. */
    static Places of(Tensor layer) {
        float[] values = layer.toFloats();
        int channels = layer.size(1);
        int places = values.length / channels;
        double[][] rows = new double[places][channels];
        for (int i = 0; i < places; i++) {
            for (int c = 0; c < channels; c++) {
                rows[i][c] = values[c * places + i];
            }
        }
        return new Places(rows);
    }

    int count() {
        return rows.length;
    }

    int channels() {
        return rows[0].length;
    }

    /** Returns the same with every channel's mean taken off. */
    Places centred() {
        double[] means = transposedTimes(filled(1.0 / count()));
        double[][] centred = new double[count()][];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = rows[i].clone();
            for (int c = 0; c < means.length; c++) {
                centred[i][c] -= means[c];
            }
        }
        return new Places(centred);
    }

    private double[] filled(double value) {
        double[] filled = new double[count()];
        Arrays.fill(filled, value);
        return filled;
    }

    /** Returns the inner product of two places. */
    double inner(int i, int j) {
        return inner(rows[i], rows[j]);
    }

    /** Adds up four sums side by side, none of which waits for another. */
    private static double inner(double[] a, double[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int end = a.length - a.length % 4;
        for (int c = 0; c < end; c += 4) {
            first += a[c] * b[c];
            second += a[c + 1] * b[c + 1];
            third += a[c + 2] * b[c + 2];
            fourth += a[c + 3] * b[c + 3];
        }
        for (int c = end; c < a.length; c++) {
            first += a[c] * b[c];
        }
        return first + second + (third + fourth);
    }

    /** Returns the places' coordinates along a direction of channels. */
    double[] times(double[] direction) {
        double[] products = new double[count()];
        for (int i = 0; i < products.length; i++) {
            products[i] = inner(rows[i], direction);
        }
        return products;
    }

    /** Returns the sum of the places, each times a weight. */
    double[] transposedTimes(double[] weights) {
        double[] sums = new double[channels()];
        for (int i = 0; i < weights.length; i++) {
            double[] row = rows[i];
            double weight = weights[i];
            for (int c = 0; c < sums.length; c++) {
                sums[c] += row[c] * weight;
            }
        }
        return sums;
    }
}
