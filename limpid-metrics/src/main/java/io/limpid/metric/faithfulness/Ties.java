package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.metric.numeric.Order;

/** Which of equally strong features goes first. CAMs have many: all that their ReLU made 0. */
enum Ties {
    /** The first in reading order. */
    FIRST {
        @Override
        int[] strongestFirst(double[] weights) {
            return Order.descending(weights);
        }
    },
    /** The last in reading order, as in the code of RISE. */
    LAST {
        @Override
        int[] strongestFirst(double[] weights) {
            int[] order = Order.ascending(weights);
            for (int i = 0, j = order.length - 1; i < j; i++, j--) {
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            return order;
        }
    };

    static final Parameter PARAMETER =
            new Parameter("ties", "first", "which of equally strong pixels goes first in reading order: first or last");

    static Ties of(Parameters p) {
        return p.choice(PARAMETER.name(), Ties.class);
    }

    /** Returns the features in their order. */
    abstract int[] strongestFirst(double[] weights);
}
