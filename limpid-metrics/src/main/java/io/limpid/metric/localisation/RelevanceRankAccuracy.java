package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Sign;

/**
 * Of as many of the strongest pixels as the object has, the share that lies on it; from 0 to 1. Of equally strong pixels the
 * first come first.
 *
 * <p>Arras et al., "CLEVR-XAI: a benchmark dataset for the ground truth evaluation of neural network explanations", Information
 * Fusion 2022, equation 10.
 *
 * @param sign what of the explanation counts
 */
record RelevanceRankAccuracy(Sign sign) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Strongest.share(example, sign, ObjectMask.of(example).size());
    }
}
