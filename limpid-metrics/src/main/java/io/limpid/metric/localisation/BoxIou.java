package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * How well the box around the explanation's largest strong region fits the object: intersection over union with the box of the
 * object that fits best; from 0 to 1. A map that shows nothing has a box of one pixel.
 *
 * <p>Selvaraju et al., "Grad-CAM", ICCV 2017, section 4.1.
 *
 * @param threshold what is strong, as a share of the greatest value
 */
record BoxIou(double threshold) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Score.of(BestBox.overlap(example, threshold));
    }
}
