package io.limpid.method.ensemble;

import java.util.Arrays;

/** Mean and variance of arrays that come one by one, element by element, in double precision (Welford's recurrence). */
final class Moments {
    private final double[] mean;
    private final double[] squares;
    private int count;

    Moments(int size) {
        mean = new double[size];
        squares = new double[size];
    }

    void add(float[] sample) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double before = sample[i] - mean[i];
            mean[i] += before / count;
            squares[i] += before * (sample[i] - mean[i]);
        }
    }

    /** Returns the means. */
    double[] means() {
        return mean.clone();
    }

    /** Returns the variances of the samples themselves, {@code E[x^2] - E[x]^2}. */
    double[] variances() {
        return Arrays.stream(squares).map(sum -> sum / count).toArray();
    }
}
