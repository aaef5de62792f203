package io.limpid.metric;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Numbers behind a score, along something.
 *
 * @param along what {@code x} counts
 * @param of what {@code y} is
 * @param x ascending
 * @param y one for each {@code x}
 */
public record Curve(String along, String of, List<Double> x, List<Double> y) {
    public Curve {
        x = List.copyOf(x);
        y = List.copyOf(y);
        if (x.size() != y.size()) {
            throw new IllegalArgumentException(
                    "a curve has " + x.size() + " places, but " + y.size() + " numbers; give one for each");
        }
    }

    /** Returns a curve at places from {@code first} on, one apart. */
    public static Curve counted(String along, String of, int first, double[] y) {
        return new Curve(
                along,
                of,
                IntStream.range(first, first + y.length)
                        .mapToObj(i -> (double) i)
                        .toList(),
                DoubleStream.of(y).boxed().toList());
    }

    /** Returns a curve at equal distances from 0 to 1. */
    public static Curve overShare(String along, String of, double[] y) {
        double last = Math.max(1, y.length - 1);
        return new Curve(
                along,
                of,
                IntStream.range(0, y.length).mapToObj(i -> i / last).toList(),
                DoubleStream.of(y).boxed().toList());
    }
}
