package io.limpid.evaluation.statistic;

/**
 * What a sample says of a mean.
 *
 * @param mean of the sample; NaN of an empty one
 * @param low the lower end of the interval that holds the mean of all with 95 percent confidence
 * @param high its upper end
 */
public record Interval(double mean, double low, double high) {
    /** Returns that nothing is known. */
    public static Interval unknown() {
        return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Tells whether a number lies in it. */
    public boolean holds(double number) {
        return number >= low && number <= high;
    }

    /** Tells whether anything is known. */
    public boolean isKnown() {
        return !Double.isNaN(mean);
    }
}
