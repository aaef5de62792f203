package io.limpid.metric.numeric;

import io.limpid.method.plane.GaussianKernel;
import io.limpid.method.plane.LineFilter;
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
    private static final LineFilter BLUR = new LineFilter(profile(), LineFilter.Border.ZERO);

    private FlatBlur() {}

    /** Returns the kernel along one axis; it sums to 1. */
    static double[] profile() {
        double[] gauss = GaussianKernel.of(DEVIATION, REACH);
        double[] profile = new double[SIZE];
        for (int at = 0; at < SIZE; at++) {
            for (int i = 0; i < gauss.length; i++) {
                int seen = Math.floorMod(at + i - REACH, 2 * SIZE);
                int place = seen < SIZE ? seen : 2 * SIZE - 1 - seen;
                profile[at] += place == RADIUS ? gauss[i] : 0;
            }
        }
        return profile;
    }

    /** Returns an image {@code [1,C,H,W]} blurred. */
    public static Tensor of(Tensor image) {
        return BLUR.of(image);
    }
}
