package io.limpid.metric.numeric;

import io.limpid.tensor.Tensor;

/**
 * The blur of the RISE protocol: each channel by a kernel of 11 times 11, with zeros around the image.
 *
 * <p>The kernel is what a Gaussian filter with deviation 5, whose borders reflect, makes of a single 1 in the middle of 11
 * times 11 zeros; so it is much flatter than a Gaussian.
 *
 * <p>Petsiuk et al., "RISE", BMVC 2018, section 4.3, and the authors' code for the metric.
 */
public final class FlatBlur {
    private static final int RADIUS = 5;
    private static final int SIZE = 2 * RADIUS + 1;
    private static final double DEVIATION = 5;
    private static final int REACH = 20;
    private static final double[] PROFILE = profile();

    private FlatBlur() {}

    /** Returns the kernel along one axis; it sums to 1. */
    static double[] profile() {
        double[] gauss = new double[2 * REACH + 1];
        for (int i = 0; i < gauss.length; i++) {
            double distance = (i - REACH) / DEVIATION;
            gauss[i] = Math.exp(-distance * distance / 2);
        }
        double total = Moments.sum(gauss);
        double[] profile = new double[SIZE];
        for (int at = 0; at < SIZE; at++) {
            for (int i = 0; i < gauss.length; i++) {
                int seen = Math.floorMod(at + i - REACH, 2 * SIZE);
                int place = seen < SIZE ? seen : 2 * SIZE - 1 - seen;
                profile[at] += place == RADIUS ? gauss[i] / total : 0;
            }
        }
        return profile;
    }

    /** Returns an image {@code [1,C,H,W]} blurred. */
    public static Tensor of(Tensor image) {
        float[] values = image.toFloats();
        int width = image.size(3);
        int height = image.size(2);
        for (int row = 0; row < values.length / width; row++) {
            line(values, row * width, 1, width);
        }
        for (int channel = 0; channel < image.size(1); channel++) {
            for (int column = 0; column < width; column++) {
                line(values, channel * height * width + column, width, height);
            }
        }
        return Tensor.of(values, image.shape());
    }

    private static void line(float[] values, int start, int step, int length) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = Math.max(-RADIUS, -i); k <= Math.min(RADIUS, length - 1 - i); k++) {
                sum += PROFILE[k + RADIUS] * line[i + k];
            }
            values[start + i * step] = (float) sum;
        }
    }
}
