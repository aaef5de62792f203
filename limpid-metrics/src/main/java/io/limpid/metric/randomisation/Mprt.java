package io.limpid.metric.randomisation;

import io.limpid.metric.Curve;
import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import io.limpid.metric.subject.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The model parameter randomisation test: how alike the explanation stays while one layer after the other gets random weights, as the
 * mean over the steps; 1 says that it does not depend on the weights at all. The class stays the same.
 *
 * <p>Adebayo et al., "Sanity checks for saliency maps", NeurIPS 2018, section 3; with averaged explanations ("smooth") Hedström et al.,
 * "Sanity checks revisited", 2023, section 4.1.
 *
 * @param cascade which layers, in which order
 * @param copies of the image whose explanations are averaged
 * @param comparison how explanations are compared
 * @param seed of the weights
 */
record Mprt(Cascade cascade, NoisyMean copies, Comparison comparison, long seed) implements Measure {
    /**
     * How explanations are compared.
     *
     * @param view of each
     * @param similarity of two
     */
    record Comparison(View view, Similarity similarity) {}

    @Override
    public Score of(MetricCase example) {
        return example.subject()
                .surgery(example.image())
                .map(surgery -> score(example, surgery))
                .orElseGet(() -> Score.none(Reason.NOT_POSSIBLE));
    }

    private Score score(MetricCase example, Surgery surgery) {
        double[] original =
                copies.of(example, images -> example.subject().explain(images, example.target()), comparison.view);
        List<Double> similarities = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        for (List<String> layers : cascade.of(surgery)) {
            double similarity = similarity(example, surgery, layers, original);
            if (!Double.isNaN(similarity)) {
                similarities.add(similarity);
                steps.add((double) layers.size());
            }
        }
        return similarities.isEmpty()
                ? Score.none(Reason.NO_VARIATION)
                : Score.of(similarities.stream()
                                .mapToDouble(each -> each)
                                .average()
                                .orElseThrow())
                        .with(new Curve("random layers", "similarity", steps, similarities));
    }

    private double similarity(MetricCase example, Surgery surgery, List<String> layers, double[] original) {
        try (Variant random = surgery.randomised(layers, seed)) {
            double[] map = copies.of(example, images -> random.explain(images, example.target()), comparison.view);
            int width = example.explanation().pixels().size(-1);
            return comparison.similarity.of(original, map, width);
        }
    }
}
