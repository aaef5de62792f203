package io.limpid.method.combination;

/**
 * Finds the level that parts values of 0 to 1 into two groups whose means, weighted by the groups' sizes, are furthest apart.
 *
 * <p>Otsu, "A Threshold Selection Method from Gray-Level Histograms", IEEE Transactions on Systems, Man, and Cybernetics 1979.
 */
final class Otsu {
    private static final int BINS = 256;

    private Otsu() {}

    static double level(double[] values) {
        int[] counts = new int[BINS];
        double total = 0;
        for (double value : values) {
            int bin = Math.min((int) (value * BINS), BINS - 1);
            counts[bin]++;
            total += bin;
        }
        double below = 0;
        double sum = 0;
        double best = 0;
        int cut = 0;
        for (int bin = 0; bin + 1 < BINS; bin++) {
            below += counts[bin];
            sum += (double) bin * counts[bin];
            double above = values.length - below;
            double apart = below == 0 || above == 0 ? 0 : sum / below - (total - sum) / above;
            double variance = below * above * apart * apart;
            if (variance > best) {
                best = variance;
                cut = bin + 1;
            }
        }
        return (double) cut / BINS;
    }
}
