package io.limpid.method.ensemble;

import java.util.List;
import java.util.stream.IntStream;

/** Where on the path from 0 to 1 an integral looks, and what each look counts. */
enum Quadrature {
    /** The middle of each of {@code n} equal parts. */
    MIDPOINT {
        @Override
        List<Point> points(int n) {
            return IntStream.range(0, n)
                    .mapToObj(i -> new Point((i + 0.5) / n, 1.0 / n))
                    .toList();
        }
    },
    /** The zeros of the Legendre polynomial of degree {@code n}: exact for polynomials of degree {@code 2n - 1}. */
    GAUSS_LEGENDRE {
        @Override
        List<Point> points(int n) {
            return IntStream.range(0, n).mapToObj(i -> legendre(n, i)).toList();
        }
    },
    /** The end of each of {@code n} equal parts. */
    RIGHT {
        @Override
        List<Point> points(int n) {
            return IntStream.range(0, n)
                    .mapToObj(i -> new Point((i + 1.0) / n, 1.0 / n))
                    .toList();
        }
    };

    private static final int NEWTON_STEPS = 100;

    /**
     * One look.
     *
     * @param at place on the path, 0 to 1
     * @param weight what it counts; all together 1
     */
    record Point(double at, double weight) {}

    /** Returns {@code n} points in ascending order. */
    abstract List<Point> points(int n);

    /** Finds the zero number {@code i} of the Legendre polynomial {@code P_n} by Newton's method. */
    private static Point legendre(int n, int i) {
        double x = -Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
        double slope = 0;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double before = 0;
            double value = 1;
            for (int degree = 1; degree <= n; degree++) {
                double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                before = value;
                value = next;
            }
            slope = n * (x * value - before) / (x * x - 1);
            double change = value / slope;
            x -= change;
            if (Math.abs(change) < Math.ulp(1.0)) {
                break;
            }
        }
        return new Point((1 + x) / 2, 1 / ((1 - x * x) * slope * slope));
    }
}
