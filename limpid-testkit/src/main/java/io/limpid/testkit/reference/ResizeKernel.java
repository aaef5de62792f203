package io.limpid.testkit.reference;

import java.util.function.DoubleUnaryOperator;

/** Reads a sequence between its elements; beyond the ends the last element goes on. */
@FunctionalInterface
interface ResizeKernel {
    double interpolate(double[] lane, double place);

    static ResizeKernel nearest(DoubleUnaryOperator rounding) {
        return (lane, place) -> at(lane, rounding.applyAsDouble(place));
    }

    static double linear(double[] lane, double place) {
        double left = Math.floor(place);
        double share = place - left;
        return (1 - share) * at(lane, left) + share * at(lane, left + 1);
    }

    /** Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 15 with a free coefficient a. */
    static ResizeKernel cubic(double a) {
        return (lane, place) -> {
            double left = Math.floor(place);
            double sum = 0;
            for (int k = -1; k <= 2; k++) {
                sum += weight(Math.abs(place - left - k), a) * at(lane, left + k);
            }
            return sum;
        };
    }

    private static double weight(double distance, double a) {
        return distance <= 1
                ? ((a + 2) * distance - (a + 3)) * distance * distance + 1
                : ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a;
    }

    private static double at(double[] lane, double place) {
        return lane[(int) Math.min(lane.length - 1, Math.max(0, place))];
    }
}
