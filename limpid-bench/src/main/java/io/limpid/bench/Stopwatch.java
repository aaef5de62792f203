package io.limpid.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Times several tasks in turn, round after round, so that all of them meet the same mood of the machine. */
final class Stopwatch {
    private static final double NANOS_PER_MILLI = 1e6;

    private Stopwatch() {}

    /**
     * Runs every task once a round.
     *
     * @return for each task the milliseconds of every round, after one round that does not count
     */
    static Map<String, double[]> interleaved(Map<String, Runnable> tasks, int rounds) {
        Map<String, double[]> times = new LinkedHashMap<>();
        tasks.forEach((name, task) -> {
            task.run();
            times.put(name, new double[rounds]);
        });
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<String, Runnable> task : tasks.entrySet()) {
                long start = System.nanoTime();
                task.getValue().run();
                double taken = (System.nanoTime() - start) / NANOS_PER_MILLI;
                Objects.requireNonNull(times.get(task.getKey()))[round] = taken;
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
