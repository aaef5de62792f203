package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Sign;

/**
 * The share of what speaks for the class that lies on the object: {@code sum_(i in s) a_i+ / sum a_i+}, from 0 to 1.
 *
 * <p>Wang et al., "Score-CAM", CVPR workshop 2020, section 4.2.
 */
record EnergyPointingGame() implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Mass.share(example, Sign.POSITIVE);
    }
}
