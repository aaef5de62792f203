package io.limpid.metric.randomisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Entropy;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import io.limpid.metric.subject.View;

/**
 * How much more disordered the explanation is when all weights are random: {@code (H(a_random) - H(a)) / H(a)} with the entropy
 * {@code H} of the histogram of its numbers. A rise says that it depends on the weights.
 *
 * <p>Hedström et al., "Sanity checks revisited: an exploration to repair the model parameter randomisation test", 2023, section 4.2.
 *
 * @param bins of the histogram
 * @param view of the explanations
 * @param seed of the weights
 */
record EfficientMprt(int bins, View view, long seed) implements Measure {
    @Override
    public Score of(MetricCase example) {
        double original = Entropy.ofHistogram(view.of(example.explanation()), bins);
        if (original == 0) {
            return Score.none(Reason.MAP_CONSTANT);
        }
        return example.subject()
                .surgery(example.image())
                .map(surgery -> score(example, surgery, original))
                .orElseGet(() -> Score.none(Reason.NOT_POSSIBLE));
    }

    private Score score(MetricCase example, Surgery surgery, double original) {
        try (Variant random = surgery.randomised(surgery.layers(), seed)) {
            Explanation explanation =
                    random.explain(example.image(), example.target()).get(0);
            return explanation.isFinite()
                    ? Score.of((Entropy.ofHistogram(view.of(explanation), bins) - original) / original)
                    : Score.none(Reason.MAP_INVALID);
        }
    }
}
