package io.limpid.metric.faithfulness;

import io.limpid.method.spec.Parameters;
import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Order;
import io.limpid.metric.subject.Sign;

/**
 * What of an image is removed, and what of the explanation says how much each part matters.
 *
 * @param unit what a feature is
 * @param sign what counts
 */
record Features(Unit unit, Sign sign) {
    /** Pixels, by the explanation as it is. */
    static final Features PIXELS = new Features(Unit.PIXEL, Sign.SIGNED);

    static Features of(Parameters p) {
        return new Features(Unit.of(p), Sign.of(p));
    }

    /** Returns how much each feature matters. */
    double[] weights(MetricCase example) {
        return sign.of(unit.of(example.explanation(), example.image().size(1)));
    }

    /** Returns the features, the one that matters most first; of equal ones the first first. */
    int[] strongestFirst(MetricCase example) {
        return Order.descending(weights(example));
    }

    /** Returns the features, the one that matters least first; of equal ones the first first. */
    int[] weakestFirst(MetricCase example) {
        return Order.ascending(weights(example));
    }

    /** Returns what the features of a group weigh together. */
    static double sum(double[] weights, int... group) {
        double sum = 0;
        for (int feature : group) {
            sum += weights[feature];
        }
        return sum;
    }

    /** Returns what the features of each group weigh together. */
    static double[] sums(double[] weights, Groups groups) {
        double[] sums = new double[groups.count()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum(weights, groups.at(i));
        }
        return sums;
    }
}
