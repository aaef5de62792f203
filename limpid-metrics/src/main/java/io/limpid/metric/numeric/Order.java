package io.limpid.metric.numeric;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Indices of numbers in the order of their size; equal numbers stay in the order of their indices. */
public final class Order {
    private Order() {}

    /** Returns the indices, that of the greatest number first. */
    public static int[] descending(double[] values) {
        return sorted(values, Comparator.<Integer>comparingDouble(i -> -values[i] + 0.0));
    }

    /** Returns the indices, that of the least number first. */
    public static int[] ascending(double[] values) {
        return sorted(values, Comparator.<Integer>comparingDouble(i -> values[i] + 0.0));
    }

    /** Returns the index of the greatest number, of equal ones the first. */
    public static int greatest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static int[] sorted(double[] values, Comparator<Integer> order) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
