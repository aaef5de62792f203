package io.limpid.metric.axiomatic;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Variant;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/**
 * Whether the explanation stays when a constant is added to the image and the first layer's bias makes up for it, so that the model
 * computes the same: 1 if no value changes by more than a tolerance, else 0.
 *
 * <p>Kindermans et al., "The (un)reliability of saliency methods", 2017, section 2.
 *
 * @param shift what is added
 * @param tolerance how much a value may change
 */
record InputInvariance(float shift, double tolerance) implements Measure {
    @Override
    public Score of(MetricCase example) {
        Optional<Variant> shifted =
                example.subject().surgery(example.image()).flatMap(surgery -> surgery.shifted(shift));
        if (shifted.isEmpty()) {
            return Score.none(Reason.NOT_POSSIBLE);
        }
        try (Variant variant = shifted.get()) {
            Explanation explanation =
                    variant.explain(moved(example.image()), example.target()).get(0);
            return Score.of(isSame(example.explanation().values(), explanation.values()) ? 1 : 0);
        }
    }

    private Tensor moved(Tensor image) {
        float[] values = image.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] += shift;
        }
        return Tensor.of(values, image.shape());
    }

    private boolean isSame(Tensor a, Tensor b) {
        float[] first = a.toFloats();
        float[] second = b.toFloats();
        for (int i = 0; i < first.length; i++) {
            if (!(Math.abs((double) first[i] - second[i]) <= tolerance)) {
                return false;
            }
        }
        return true;
    }
}
