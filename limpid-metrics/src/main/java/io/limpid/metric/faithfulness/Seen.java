package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Output;
import java.util.function.ToDoubleFunction;

/**
 * The class's probability for the image, for the image seen through its explanation, and for the image without what the
 * explanation shows. The explanation becomes a mask {@code m} from 0 to 1: negative values count as 0, the rest is scaled by
 * {@code (a - min) / (max - min)}. A map that is the same everywhere hides all.
 *
 * @param whole {@code Y = p(x)}
 * @param shown {@code O = p(x m + b (1 - m))}
 * @param hidden {@code D = p(x (1 - m) + b m)}
 */
record Seen(double whole, double shown, double hidden) {
    private static final double NOTHING = 1e-12;

    /**
     * Returns the probabilities; computed once for a case.
     *
     * @param fill {@code b}, what hidden parts become
     */
    static Seen of(MetricCase example, Fill fill) {
        return example.shared("seen before " + fill, () -> run(example, fill));
    }

    /** Returns a score of them, but none where the class's probability is next to nothing from the start. */
    static Score score(MetricCase example, Fill fill, ToDoubleFunction<Seen> formula) {
        Seen seen = of(example, fill);
        return seen.whole < NOTHING ? Score.none(Reason.SCORE_TOO_SMALL) : Score.of(formula.applyAsDouble(seen));
    }

    private static Seen run(MetricCase example, Fill fill) {
        float[] image = example.image().toFloats();
        float[] behind = fill.of(example);
        double[] mask = mask(example.explanation());
        double[] scores = example.outputs(
                Copies.of(image, mixed(image, behind, mask), mixed(behind, image, mask)), Output.PROBABILITY);
        return new Seen(scores[0], scores[1], scores[2]);
    }

    private static float[] mixed(float[] front, float[] behind, double[] mask) {
        float[] mixed = new float[front.length];
        for (int i = 0; i < mixed.length; i++) {
            double share = mask[i % mask.length];
            mixed[i] = (float) (share * front[i] + (1 - share) * behind[i]);
        }
        return mixed;
    }

    /** Returns the explanation as a mask from 0 to 1. */
    static double[] mask(Explanation explanation) {
        double[] mask = explanation.map();
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = Math.max(0, mask[i]);
            least = Math.min(least, mask[i]);
            greatest = Math.max(greatest, mask[i]);
        }
        for (int i = 0; i < mask.length; i++) {
            mask[i] = greatest > least ? (mask[i] - least) / (greatest - least) : 0;
        }
        return mask;
    }
}
