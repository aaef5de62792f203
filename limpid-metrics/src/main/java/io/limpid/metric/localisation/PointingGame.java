package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Order;
import io.limpid.metric.subject.Sign;

/**
 * 1 if the strongest pixel lies on the object, or not farther from it than a tolerance; else 0. Of equally strong pixels the
 * first counts.
 *
 * <p>Zhang et al., "Top-down Neural Attention by Excitation Backprop", ECCV 2016, section 4.1; 15 pixels as in its code.
 *
 * @param tolerance in pixels of the model's input, Euclidean
 * @param sign what of the explanation counts
 */
record PointingGame(int tolerance, Sign sign) implements Measure {
    @Override
    public Score of(MetricCase example) {
        ObjectMask object = ObjectMask.of(example);
        if (object.isEmpty()) {
            return Score.none(Reason.MASK_EMPTY);
        }
        if (example.explanation().isConstant()) {
            return Score.none(Reason.MAP_CONSTANT);
        }
        int strongest = Order.greatest(sign.of(example.explanation().map()));
        return Score.of(object.isWithin(tolerance, strongest) ? 1 : 0);
    }
}
