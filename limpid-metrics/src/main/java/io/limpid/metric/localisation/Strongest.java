package io.limpid.metric.localisation;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Order;
import io.limpid.metric.subject.Sign;

/** How many of the strongest pixels lie on the object. */
final class Strongest {
    private Strongest() {}

    /** Returns the share of the {@code count} strongest pixels, or of all if there are fewer, that lies on the object. */
    static Score share(MetricCase example, Sign sign, int count) {
        ObjectMask object = ObjectMask.of(example);
        double[] map = sign.of(example.explanation().map());
        if (object.isEmpty()) {
            return Score.none(Reason.MASK_EMPTY);
        }
        if (example.explanation().isConstant()) {
            return Score.none(Reason.MAP_CONSTANT);
        }
        int[] order = Order.descending(map);
        int looked = Math.min(count, order.length);
        int inside = 0;
        for (int i = 0; i < looked; i++) {
            inside += object.holds(order[i]) ? 1 : 0;
        }
        return Score.of((double) inside / looked);
    }
}
