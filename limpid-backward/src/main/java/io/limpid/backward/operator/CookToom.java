package io.limpid.backward.operator;

import io.limpid.tensor.Tensor;

/**
 * The matrices with which products of polynomials take fewer multiplications: {@value #RESULTS} places of a convolution with
 * {@value #TAPS} taps come of {@value #POINTS} products along each axis, where one by one they take twelve.
 *
 * <p>Cook and Toom evaluate both polynomials at some points, multiply there and interpolate; Winograd, "Arithmetic Complexity of
 * Computations", SIAM 1980, turns that into convolutions, and Lavin and Gray, "Fast Algorithms for Convolutional Neural
 * Networks", CVPR 2016, section 4, into those of neural networks. Of the sets of points that were tried, this one rounds least.
 */
final class CookToom {
    static final int RESULTS = 4;
    static final int TAPS = 3;
    static final int POINTS = RESULTS + TAPS - 1;

    /** The finite points; the last point lies at infinity. */
    private static final double[] AT = {0, 0.75, -0.75, 1.5, -1.5};

    private CookToom() {}

    /** Returns what brings a square of places to the points, {@code [POINTS², POINTS²]}. */
    static Tensor ofSignal() {
        double[][] along = new double[POINTS][POINTS];
        for (int point = 0; point < POINTS; point++) {
            along[point] = product(point);
        }
        return onBothAxes(along);
    }

    /** Returns what brings a kernel to the points: {@code [POINTS², TAPS²]}. */
    static Tensor ofKernel() {
        return onBothAxes(kernel());
    }

    /** Returns what brings a kernel, turned round, to the points: {@code [POINTS², TAPS²]}. */
    static Tensor ofTurnedKernel() {
        double[][] along = kernel();
        double[][] turned = new double[POINTS][TAPS];
        for (int point = 0; point < POINTS; point++) {
            for (int tap = 0; tap < TAPS; tap++) {
                turned[point][TAPS - 1 - tap] = along[point][tap];
            }
        }
        return onBothAxes(turned);
    }

    private static double[][] kernel() {
        double[][] along = new double[POINTS][TAPS];
        for (int point = 0; point < AT.length; point++) {
            for (int tap = 0; tap < TAPS; tap++) {
                along[point][tap] = Math.pow(AT[point], tap) / distances(point);
            }
        }
        along[POINTS - 1][TAPS - 1] = 1;
        return along;
    }

    /** Returns what brings products at the points to the places of the result, {@code [RESULTS², POINTS²]}. */
    static Tensor ofResult() {
        double[][] along = new double[RESULTS][POINTS];
        for (int place = 0; place < RESULTS; place++) {
            for (int point = 0; point < AT.length; point++) {
                along[place][point] = Math.pow(AT[point], place);
            }
        }
        along[RESULTS - 1][POINTS - 1] = 1;
        return onBothAxes(along);
    }

    /** Returns the coefficients of the product of {@code x - a} over the finite points {@code a} other than one. */
    private static double[] product(int other) {
        double[] coefficients = new double[POINTS];
        coefficients[0] = 1;
        for (int point = 0; point < AT.length; point++) {
            if (point != other) {
                for (int power = POINTS - 1; power >= 0; power--) {
                    double lower = power > 0 ? coefficients[power - 1] : 0;
                    coefficients[power] = lower - AT[point] * coefficients[power];
                }
            }
        }
        return coefficients;
    }

    /** Returns the product of a finite point's distances from the others. */
    private static double distances(int point) {
        double product = 1;
        for (int other = 0; other < AT.length; other++) {
            product *= other == point ? 1 : AT[point] - AT[other];
        }
        return product;
    }

    /** Returns the Kronecker product of a matrix with itself. */
    private static Tensor onBothAxes(double[][] along) {
        int rows = along.length;
        int columns = along[0].length;
        float[] both = new float[rows * rows * columns * columns];
        for (int i = 0; i < both.length; i++) {
            int row = i / (columns * columns);
            int column = i % (columns * columns);
            both[i] = (float) (along[row / rows][column / columns] * along[row % rows][column % columns]);
        }
        return Tensor.of(both, (long) rows * rows, (long) columns * columns);
    }
}
