package io.limpid.metric.numeric;

/** Ranks of numbers, from 1 for the least; equal numbers share the mean of their ranks. */
final class Ranks {
    private Ranks() {}

    /** Returns the rank of each number. */
    static double[] of(double[] values) {
        int[] order = Order.ascending(values);
        double[] ranks = new double[values.length];
        int first = 0;
        while (first < order.length) {
            int behind = first + 1;
            while (behind < order.length && values[order[behind]] == values[order[first]]) {
                behind++;
            }
            for (int i = first; i < behind; i++) {
                ranks[order[i]] = (first + 1 + behind) / 2.0;
            }
            first = behind;
        }
        return ranks;
    }
}
