package io.limpid.metric.faithfulness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;

/**
 * Insertion AUC minus deletion AUC, from -1 to 1. Beside either of them it costs nothing: their runs are shared.
 *
 * <p>Zhang et al., "Group-CAM: Group Score-Weighted Visual Explanations for Deep Convolutional Networks", 2021, section 4.2,
 * the over-all score.
 *
 * @param insertion from the blurred image to the image
 * @param deletion from the image to nothing
 */
record InsertionMinusDeletion(Route insertion, Route deletion) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Score.of(insertion.area(example) - deletion.area(example));
    }
}
