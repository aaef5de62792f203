package io.limpid.method.ensemble;

import io.limpid.tensor.Tensor;

/** Blurs every channel of an image with a Gaussian whose deviation is a twelfth of the shorter side; edges are continued. */
final class GaussianBlur {
    private static final double SHARE = 1 / 12.0;
    private static final double REACH = 3;

    private final double[] kernel;

    private GaussianBlur(double deviation) {
        int radius = Math.max(1, (int) Math.ceil(REACH * deviation));
        kernel = new double[2 * radius + 1];
        double sum = 0;
        for (int i = 0; i < kernel.length; i++) {
            double distance = (i - radius) / deviation;
            kernel[i] = Math.exp(-distance * distance / 2);
            sum += kernel[i];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
    }

    /** Returns an image {@code [1,C,H,W]} blurred. */
    static Tensor of(Tensor image) {
        GaussianBlur blur = new GaussianBlur(SHARE * Math.min(image.size(2), image.size(3)));
        float[] values = image.toFloats();
        int width = image.size(3);
        int height = image.size(2);
        for (int row = 0; row < values.length / width; row++) {
            blur.line(values, row * width, 1, width);
        }
        for (int channel = 0; channel < image.size(1); channel++) {
            for (int column = 0; column < width; column++) {
                blur.line(values, channel * height * width + column, width, height);
            }
        }
        return Tensor.of(values, image.shape());
    }

    private void line(float[] values, int start, int step, int length) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        int radius = kernel.length / 2;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = -radius; k <= radius; k++) {
                sum += kernel[k + radius] * line[Math.min(Math.max(i + k, 0), length - 1)];
            }
            values[start + i * step] = (float) sum;
        }
    }
}
