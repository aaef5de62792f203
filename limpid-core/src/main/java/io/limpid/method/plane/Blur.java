package io.limpid.method.plane;

import io.limpid.tensor.Tensor;

/**
 * Blurs a plane with a Gaussian; borders are mirrored, so that the sum of all values stays.
 *
 * @param sigma standard deviation in pixels; 0 leaves the plane as it is
 * @param radius how many pixels away it reaches
 */
public record Blur(double sigma, int radius) {
    /** Returns a blur that reaches three standard deviations far. */
    public static Blur of(double sigma) {
        return new Blur(sigma, GaussianKernel.radius(sigma));
    }

    /** Returns a plane blurred. */
    public Plane of(Plane plane) {
        if (sigma == 0) {
            return plane;
        }
        double[] kernel = GaussianKernel.of(sigma, radius);
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

    /** Returns the blur of a row of pixels as a matrix {@code [length,length]} to multiply the row with from the left. */
    public Tensor matrix(int length) {
        double[] kernel = sigma == 0 ? new double[] {1} : GaussianKernel.of(sigma, radius);
        double[] weights = new double[length * length];
        for (int row = 0; row < length; row++) {
            for (int i = 0; i < kernel.length; i++) {
                weights[row * length + Plane.reflected(row + i - kernel.length / 2, length)] += kernel[i];
            }
        }
        float[] floats = new float[weights.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) weights[i];
        }
        return Tensor.of(floats, length, length);
    }
}
