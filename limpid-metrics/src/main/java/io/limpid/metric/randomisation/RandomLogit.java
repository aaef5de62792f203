package io.limpid.metric.randomisation;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Explanation;
import java.util.Random;

/**
 * How alike the explanation is to that of another class, drawn at random; 1 says that it does not depend on the class.
 *
 * <p>Sixt et al., "When explanations lie: why many modified BP attributions fail", ICML 2020, section 5.
 *
 * @param comparison how explanations are compared
 */
record RandomLogit(Mprt.Comparison comparison) implements Measure {
    @Override
    public Score of(MetricCase example) {
        int classes = example.subject().scorer().logits(example.image()).size(1);
        if (classes < 2) {
            return Score.none(Reason.NOT_POSSIBLE);
        }
        Explanation other = example.subject()
                .explain(example.image(), drawn(example, classes))
                .get(0);
        if (!other.isFinite()) {
            return Score.none(Reason.MAP_INVALID);
        }
        int width = other.pixels().size(-1);
        double similarity = comparison
                .similarity()
                .of(
                        comparison.view().of(example.explanation()),
                        comparison.view().of(other),
                        width);
        return Score.of(
                similarity, comparison.similarity() == Similarity.SSIM ? Reason.MAP_TOO_SMALL : Reason.NO_VARIATION);
    }

    private static int drawn(MetricCase example, int classes) {
        Random random = example.random(0);
        int drawn = random.nextInt(classes - 1);
        return drawn < example.target() ? drawn : drawn + 1;
    }
}
