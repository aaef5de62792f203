package io.limpid.evaluation.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From numbers to places along an axis.
 *
 * @param low the number at its start
 * @param high the number at its end, above {@code low}
 */
record Scale(double low, double high) {
    private static final int TICKS = 4;

    /** Numbers that differ by less than this share of themselves are one number, which has its scale to itself. */
    private static final double ROUNDING = 1e-9;

    private static final double[] STEPS = {1, 2, 5, 10};

    /** Returns a scale that holds all numbers, with some room. */
    static Scale around(double... numbers) {
        double least = DoubleStream.of(numbers).filter(Double::isFinite).min().orElse(0);
        double greatest =
                DoubleStream.of(numbers).filter(Double::isFinite).max().orElse(1);
        double size = Math.max(Math.abs(least), Math.abs(greatest));
        boolean differ = greatest - least > ROUNDING * size;
        double room = differ ? 0.06 * (greatest - least) : size > 0 ? 0.5 * size : 1;
        return new Scale(least - room, greatest + room);
    }

    /** Returns the place of a number, from 0 to 1. */
    double place(double number) {
        return (number - low) / (high - low);
    }

    /** Returns round numbers to be named along it. */
    List<Double> ticks() {
        double rough = (high - low) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (int i = STEPS.length - 1; i >= 0; i--) {
            step = STEPS[i] * power >= rough ? STEPS[i] * power : step;
        }
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(low / step) * step; tick <= high + step * 1e-9; tick += step) {
            ticks.add(Math.abs(tick) < step * 1e-9 ? 0 : tick);
        }
        return ticks;
    }
}
