package io.limpid.method.ensemble;

import io.limpid.backward.rule.GaussLegendre;
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
            return GaussLegendre.points(n).stream()
                    .map(point -> new Point(point.at(), point.weight()))
                    .toList();
        }
    },
    /** The start of each of {@code n} equal parts. */
    LEFT {
        @Override
        List<Point> points(int n) {
            return IntStream.range(0, n)
                    .mapToObj(i -> new Point((double) i / n, 1.0 / n))
                    .toList();
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

    /**
     * One look.
     *
     * @param at place on the path, 0 to 1
     * @param weight what it counts; all together 1
     */
    record Point(double at, double weight) {}

    /** Returns {@code n} points in ascending order. */
    abstract List<Point> points(int n);
}
