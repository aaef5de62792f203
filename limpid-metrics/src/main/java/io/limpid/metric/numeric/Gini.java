package io.limpid.metric.numeric;

import java.util.Arrays;

/** The Gini index: how unequally something is shared out, from 0 (all the same) to {@code (n-1)/n} (one has all). */
public final class Gini {
    /** Keeps the index of nothing at all defined, as the reference code has it. */
    private static final double SMALL = 1e-7;

    private Gini() {}

    /** Returns {@code sum_i (2i - n - 1) a_i / (n sum a)} for ascending {@code a = |v| + 1e-7} and {@code i} from 1. */
    public static double of(double[] values) {
        double[] sizes = new double[values.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(values[i]) + SMALL;
        }
        Arrays.sort(sizes);
        double weighted = 0;
        for (int i = 0; i < sizes.length; i++) {
            weighted += (2.0 * (i + 1) - sizes.length - 1) * sizes[i];
        }
        return Math.max(0, weighted / (sizes.length * Moments.sum(sizes)));
    }
}
