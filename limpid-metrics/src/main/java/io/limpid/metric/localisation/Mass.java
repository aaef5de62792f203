package io.limpid.metric.localisation;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Sign;

/** How much of an explanation lies on the object. */
final class Mass {
    private Mass() {}

    /** Returns {@code sum_(i in s) a_i / sum a_i}; no score for an empty mask, or where the sum is 0. */
    static Score share(MetricCase example, Sign sign) {
        ObjectMask object = ObjectMask.of(example);
        double[] map = sign.of(example.explanation().map());
        double total = Moments.sum(map);
        if (object.isEmpty()) {
            return Score.none(Reason.MASK_EMPTY);
        }
        return total == 0 ? Score.none(Reason.MAP_EMPTY) : Score.of(object.sum(map) / total);
    }
}
