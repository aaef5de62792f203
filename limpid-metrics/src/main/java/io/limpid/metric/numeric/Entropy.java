package io.limpid.metric.numeric;

/** Entropies with the natural logarithm. */
public final class Entropy {
    private static final double SMALL = 1e-12;

    private Entropy() {}

    /** Returns {@code - sum q ln(q + 1e-12)} with {@code q = |v| / sum |v|}; NaN if all are 0. */
    public static double ofShares(double[] values) {
        double total = Moments.sumOfMagnitudes(values);
        double entropy = 0;
        for (double value : values) {
            double share = Math.abs(value) / total;
            entropy -= share * Math.log(share + SMALL);
        }
        return entropy;
    }

    /** Returns the entropy of how numbers fall into equally wide bins between the least and the greatest; 0 if they are all the same. */
    public static double ofHistogram(double[] values, int bins) {
        Extremes ends = Extremes.of(values);
        if (!(ends.range() > 0)) {
            return 0;
        }
        double[] counts = new double[bins];
        for (double value : values) {
            int bin = (int) ((value - ends.least()) / ends.range() * bins);
            counts[Math.min(bin, bins - 1)]++;
        }
        double entropy = 0;
        for (double count : counts) {
            entropy -= count == 0 ? 0 : count / values.length * Math.log(count / values.length);
        }
        return entropy;
    }
}
