package io.limpid.method.plane;

/** The weights of a Gaussian blur along one axis. */
public final class GaussianKernel {
    private static final double REACH = 3;

    private GaussianKernel() {}

    /** Returns how many pixels away three standard deviations are. */
    public static int radius(double deviation) {
        return (int) Math.ceil(REACH * deviation);
    }

    /**
     * Returns {@code exp(-t^2 / 2 deviation^2)} for {@code t} from {@code -radius} to {@code radius}, divided by its sum.
     *
     * @param deviation in pixels, above 0
     */
    public static double[] of(double deviation, int radius) {
        double[] kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - radius) / deviation;
            kernel[i] = Math.exp(-distance * distance / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }
}
