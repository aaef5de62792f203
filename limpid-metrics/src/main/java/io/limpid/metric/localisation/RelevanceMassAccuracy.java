package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Sign;

/**
 * The share of the explanation's mass that lies on the object: {@code sum_(i in s) a_i / sum a_i}; from 0 to 1 unless signed
 * numbers count.
 *
 * <p>Arras et al., "CLEVR-XAI: a benchmark dataset for the ground truth evaluation of neural network explanations", Information
 * Fusion 2022, equation 9.
 *
 * @param sign what of the explanation counts
 */
record RelevanceMassAccuracy(Sign sign) implements Measure {
    @Override
    public Score of(MetricCase example) {
        return Mass.share(example, sign);
    }
}
