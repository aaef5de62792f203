package io.limpid.metric.numeric;

/** Sums, means and lengths of lists of numbers. */
public final class Moments {
    private Moments() {}

    /** Returns the sum. */
    public static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Returns the mean; NaN of no numbers. */
    public static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** Returns the sum of magnitudes. */
    public static double sumOfMagnitudes(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }

    /** Returns the Euclidean length. */
    public static double length(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Returns the Euclidean distance of two lists of the same length. */
    public static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(squares);
    }
}
