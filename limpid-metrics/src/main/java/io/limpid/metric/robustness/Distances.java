package io.limpid.metric.robustness;

import io.limpid.metric.numeric.Doubles;
import io.limpid.metric.numeric.Moments;
import io.limpid.tensor.Tensor;

/** How far images and other numbers lie apart. */
final class Distances {
    private static final double SMALL = 1e-6;

    private Distances() {}

    /** Returns the Euclidean distance of an image {@code [1,...]} and one of a batch. */
    static double between(Tensor image, Tensor batch, int index) {
        return Moments.distance(Doubles.of(image), Doubles.of(batch.row(index)));
    }

    /** Returns {@code |(a - b) / a|}, Euclidean; where {@code a} is 0, it is divided by 1e-6. */
    static double relative(double[] a, double[] b) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double change = (a[i] - b[i]) / (a[i] == 0 ? SMALL : a[i]);
            squares += change * change;
        }
        return Math.sqrt(squares);
    }

    /** Returns a distance that can be divided by. */
    static double divisor(double distance) {
        return distance == 0 ? SMALL : distance;
    }
}
