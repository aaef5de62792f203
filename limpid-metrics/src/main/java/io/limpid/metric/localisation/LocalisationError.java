package io.limpid.metric.localisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Copies;
import java.util.OptionalInt;

/**
 * 0 if the box around the explanation's largest strong region overlaps an object's box enough, and the true class is among the
 * first few predictions; else 1.
 *
 * <p>Russakovsky et al., "ImageNet large scale visual recognition challenge", IJCV 2015, section 4.2; boxes as in Selvaraju et
 * al., "Grad-CAM", ICCV 2017, section 4.1.
 *
 * @param threshold what is strong, as a share of the greatest value
 * @param overlap the least intersection over union that is enough
 * @param top among how many predictions the true class must be; 0 if it is taken as known
 */
record LocalisationError(double threshold, double overlap, int top) implements Measure {
    @Override
    public Score of(MetricCase example) {
        OptionalInt label = example.truth().label();
        if (top > 0 && label.isEmpty()) {
            return Score.none(Reason.NO_LABEL);
        }
        boolean known = top == 0 || rank(example, label.orElseThrow()) < top;
        return Score.of(known && BestBox.overlap(example, threshold) >= overlap ? 0 : 1);
    }

    /** Returns how many classes the model prefers to one. */
    private static int rank(MetricCase example, int label) {
        return (int) example.read(Copies.of(example.image().toFloats()), logits -> {
            int better = 0;
            for (int i = 0; i < logits.length; i++) {
                better += logits[i] > logits[label] || (logits[i] == logits[label] && i < label) ? 1 : 0;
            }
            return better;
        })[0];
    }
}
