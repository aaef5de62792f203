package io.limpid.evaluation.statistic;

/**
 * What a sample says of a mean.
 *
 * @param mean of the sample; NaN of an empty one
 * @param low the lower end of the interval that holds the mean of all with 95 percent confidence; infinite of a single number,
 *     which says nothing of it
 * @param high its upper end
 */
public record Interval(double mean, double low, double high) {
    /** Returns that nothing is known. */
    public static Interval unknown() {
        return new Interval(Double.NaN, Double.NaN, Double.NaN);
    }

    /** Returns that a sample of one says nothing of the mean of all. */
    static Interval unbounded(double only) {
        return new Interval(only, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Tells whether the interval has ends. */
    public boolean isBounded() {
        return Double.isFinite(low) && Double.isFinite(high);
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
