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
        for (int i = 0; i < values.length; i++) {
            rows[i % places][i / places] = values[i];
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
        double sum = 0;
        for (int c = 0; c < rows[i].length; c++) {
            sum += rows[i][c] * rows[j][c];
        }
        return sum;
    }

    /** Returns the places' coordinates along a direction of channels. */
    double[] times(double[] direction) {
        double[] products = new double[count()];
        for (int i = 0; i < products.length; i++) {
            for (int c = 0; c < direction.length; c++) {
                products[i] += rows[i][c] * direction[c];
            }
        }
        return products;
    }

    /** Returns the sum of the places, each times a weight. */
    double[] transposedTimes(double[] weights) {
        double[] sums = new double[channels()];
        for (int i = 0; i < weights.length; i++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += rows[i][c] * weights[i];
            }
        }
        return sums;
    }
}
