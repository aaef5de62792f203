package io.limpid.metric.robustness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.View;

/**
 * The steepest change of the explanation near the image: {@code max_i |a(x) - a(x + e_i)| / (|e_i| + 1e-10)} with Euclidean lengths
 * over random noise {@code e_i}; 0 if it stays the same.
 *
 * <p>Alvarez-Melis and Jaakkola, "On the robustness of interpretability methods", 2018, equation 3; Gaussian noise in place of a
 * search in a ball.
 *
 * @param noise Gaussian
 * @param view of the explanations
 */
record LocalLipschitz(Noise noise, View view) implements Measure {
    private static final double SMALL = 1e-10;

    @Override
    public Score of(MetricCase example) {
        double[] map = view.of(example.explanation());
        Worst worst = new Worst();
        Reexplained.each(example, noise.on(example), (images, explanations) -> {
            for (int i = 0; i < explanations.size(); i++) {
                Explanation changed = explanations.get(i);
                double moved = Distances.between(example.image(), images, i);
                worst.hear(changed, Moments.distance(map, view.of(changed)) / (moved + SMALL));
            }
        });
        return Score.of(worst.value(), Reason.MAP_INVALID);
    }
}
