package io.limpid.metric.numeric;

/**
 * The least and the greatest of some numbers.
 *
 * @param least positive infinity of none
 * @param greatest negative infinity of none
 */
public record Extremes(double least, double greatest) {
    /** Returns those of an image's numbers. */
    public static Extremes of(float[] values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return new Extremes(least, greatest);
    }

    /** Returns those of a map's numbers. */
    public static Extremes of(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return new Extremes(least, greatest);
    }

    /** Returns those of both together. */
    public Extremes with(Extremes others) {
        return new Extremes(Math.min(least, others.least), Math.max(greatest, others.greatest));
    }

    /** Returns how far apart they lie. */
    public double range() {
        return greatest - least;
    }
}
