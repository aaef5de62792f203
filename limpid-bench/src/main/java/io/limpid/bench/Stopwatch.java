package io.limpid.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Times several tasks in turn, round after round, so that all of them meet the same mood of the machine. */
final class Stopwatch {
    private static final double NANOS_PER_MILLI = 1e6;

    private Stopwatch() {}

    /**
     * Runs every task once a round.
     *
     * @return for each task the milliseconds of every round, after one round that does not count
     */
    static List<double[]> interleaved(List<Runnable> tasks, int rounds) {
        List<double[]> times = new ArrayList<>();
        tasks.forEach(task -> times.add(new double[rounds]));
        tasks.forEach(Runnable::run);
        for (int round = 0; round < rounds; round++) {
            for (int task = 0; task < tasks.size(); task++) {
                long start = System.nanoTime();
                tasks.get(task).run();
                times.get(task)[round] = (System.nanoTime() - start) / NANOS_PER_MILLI;
            }
        }
        return times;
    }

    /** Returns the least time. */
    static double least(double[] times) {
        return Arrays.stream(times).min().orElseThrow();
    }

    /** Returns the median of the ratios, round by round. */
    static double medianRatio(double[] times, double[] base) {
        double[] ratios = new double[times.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = times[i] / base[i];
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }
}
