package io.limpid.metric.numeric;

/**
 * How alike two pictures look, from -1 to 1, 1 for equal ones: the mean over all windows of
 *
 * <p>{@code (2 m_a m_b + C1)(2 s_ab + C2) / ((m_a^2 + m_b^2 + C1)(s_a^2 + s_b^2 + C2))}
 *
 * <p>with unbiased variances, {@code C1 = (0.01 L)^2}, {@code C2 = (0.03 L)^2} and square windows of 7 pixels that weigh all
 * alike and lie within the picture.
 *
 * <p>Wang et al., "Image quality assessment: from error visibility to structural similarity", IEEE TIP 2004, equation 13.
 */
public final class StructuralSimilarity {
    /** The edge of a window. */
    public static final int WINDOW = 7;

    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    private final double[] a;
    private final double[] b;
    private final int width;
    private final double range;

    private StructuralSimilarity(double[] a, double[] b, int width, double range) {
        this.a = a;
        this.b = b;
        this.width = width;
        this.range = range;
    }

    /**
     * Returns the similarity; 1 for pictures without range, NaN if no window fits.
     *
     * @param width columns of both
     * @param range of the numbers, {@code L}
     */
    public static double of(double[] a, double[] b, int width, double range) {
        return range == 0 ? 1 : new StructuralSimilarity(a, b, width, range).mean();
    }

    private double mean() {
        int height = a.length / width;
        double sum = 0;
        for (int y = 0; y + WINDOW <= height; y++) {
            for (int x = 0; x + WINDOW <= width; x++) {
                sum += window(y * width + x);
            }
        }
        return sum / ((double) Math.max(0, height - WINDOW + 1) * Math.max(0, width - WINDOW + 1));
    }

    /** Returns the similarity over the range of both pictures together. */
    public static double of(double[] a, double[] b, int width) {
        return of(a, b, width, Extremes.of(a).with(Extremes.of(b)).range());
    }

    private double window(int corner) {
        int count = WINDOW * WINDOW;
        double sumA = 0;
        double sumB = 0;
        double squaresA = 0;
        double squaresB = 0;
        double products = 0;
        for (int i = 0; i < count; i++) {
            int at = corner + i / WINDOW * width + i % WINDOW;
            sumA += a[at];
            sumB += b[at];
            squaresA += a[at] * a[at];
            squaresB += b[at] * b[at];
            products += a[at] * b[at];
        }
        double meanA = sumA / count;
        double meanB = sumB / count;
        double varianceA = (squaresA - sumA * meanA) / (count - 1);
        double varianceB = (squaresB - sumB * meanB) / (count - 1);
        double covariance = (products - sumA * meanB) / (count - 1);
        double c1 = K1 * range * K1 * range;
        double c2 = K2 * range * K2 * range;
        return (2 * meanA * meanB + c1)
                * (2 * covariance + c2)
                / ((meanA * meanA + meanB * meanB + c1) * (varianceA + varianceB + c2));
    }
}
