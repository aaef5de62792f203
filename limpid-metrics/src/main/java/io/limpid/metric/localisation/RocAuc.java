package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.RocArea;
import io.limpid.metric.subject.Sign;

/**
 * How well the explanation tells the object's pixels from the others: the probability that one of the object's is stronger than one
 * of the others, ties counting half; from 0 to 1, 0.5 by chance.
 *
 * <p>Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 2006, section 7.
 *
 * @param sign what of the explanation counts
 */
record RocAuc(Sign sign) implements Measure {
    @Override
    public Score of(MetricCase example) {
        ObjectMask object = ObjectMask.of(example);
        double area = RocArea.of(sign.of(example.explanation().map()), object.toFloats());
        return Score.of(area, object.isEmpty() ? Reason.MASK_EMPTY : Reason.MASK_FULL);
    }
}
