package io.limpid.metric.faithfulness;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Features that change together, group by group. */
interface Groups {
    /** Returns how many groups there are. */
    int count();

    /** Returns the features of a group. */
    int[] at(int index);

    /** Returns features in an order, {@code length} of them at a time; the last group may be smaller. */
    static Groups of(int[] order, int length) {
        int count = (order.length + length - 1) / length;
        return of(
                count,
                index -> Arrays.copyOfRange(order, index * length, Math.min(order.length, (index + 1) * length)));
    }

    /** Returns groups that are there already. */
    static Groups of(List<int[]> groups) {
        return of(groups.size(), groups::get);
    }

    /** Returns groups that are made when they are asked for. */
    static Groups of(int count, IntFunction<int[]> making) {
        return new Groups() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public int[] at(int index) {
                return making.apply(index);
            }
        };
    }
}
