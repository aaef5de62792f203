package io.limpid.run;

/**
 * What a complete attribution of one image adds up to, and what it should add up to.
 *
 * @param sum of all attributed values
 * @param expected the difference of the score that the attribution shares out
 */
public record Balance(double sum, double expected) {
    /** Returns how far the sum is off, as a share of what it should be. */
    public double gap() {
        return gap(0);
    }

    /**
     * Returns how far the sum is off, as a share of what it should be, or of a least size where that is nearly 0.
     *
     * @param least size that counts as something
     */
    public double gap(double least) {
        return Math.abs(sum - expected) / Math.max(Math.max(Math.abs(expected), least), Float.MIN_NORMAL);
    }
}
