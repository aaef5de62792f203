package io.limpid.backward.rule;

import java.util.List;
import java.util.stream.IntStream;

/** Gauss and Legendre's quadrature on the interval from 0 to 1: exact for polynomials of degree {@code 2n - 1}. */
public final class GaussLegendre {
    private static final int NEWTON_STEPS = 100;

    private GaussLegendre() {}

    /**
     * One look.
     *
     * @param at place between 0 and 1
     * @param weight what it counts; all together 1
     */
    public record Point(double at, double weight) {}

    /** Returns {@code n} points in ascending order: the zeros of the Legendre polynomial of degree {@code n}. */
    public static List<Point> points(int n) {
        return IntStream.range(0, n).mapToObj(i -> point(n, i)).toList();
    }

    /** Finds the zero number {@code i} of the Legendre polynomial {@code P_n} by Newton's method. */
    private static Point point(int n, int i) {
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
