package io.limpid.method.plane;

/**
 * Blurs a plane with a Gaussian; borders are mirrored, so that the sum of all values stays.
 *
 * @param sigma standard deviation in pixels; 0 leaves the plane as it is
 * @param radius how many pixels away it reaches
 */
public record Blur(double sigma, int radius) {
    private static final double REACH = 3;

    /** Returns a blur that reaches three standard deviations far. */
    public static Blur of(double sigma) {
        return new Blur(sigma, (int) Math.ceil(REACH * sigma));
    }

    /** Returns a plane blurred. */
    public Plane of(Plane plane) {
        if (sigma == 0) {
            return plane;
        }
        double[] kernel = kernel();
        Plane rows = plane.filled((y, x) -> {
            double sum = 0;
            for (int i = 0; i < kernel.length; i++) {
                sum += kernel[i] * plane.mirrored(y, x + i - radius);
            }
            return sum;
        });
        return rows.filled((y, x) -> {
            double sum = 0;
            for (int i = 0; i < kernel.length; i++) {
                sum += kernel[i] * rows.mirrored(y + i - radius, x);
            }
            return sum;
        });
    }

    private double[] kernel() {
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - radius) / sigma;
            kernel[i] = Math.exp(-distance * distance / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
