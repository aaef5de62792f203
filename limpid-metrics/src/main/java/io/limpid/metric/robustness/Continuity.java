package io.limpid.metric.robustness;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Extremes;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.View;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * The steepest change of the explanation while the image moves sideways:
 * {@code max_t |a(x) - a(x_t)|_1 / (|x - x_t|_2 + 1e-9)}. The image moves from beyond its left border to beyond its right one;
 * what it leaves becomes the least number of the image.
 *
 * <p>Montavon et al., "Methods for interpreting and understanding deep neural networks", Digital Signal Processing 2018,
 * section 7.1; steps as in the Quantus library.
 *
 * @param steps how many places
 * @param view of the explanations
 */
record Continuity(int steps, View view) implements Measure {
    private static final double SMALL = 1e-9;

    @Override
    public Score of(MetricCase example) {
        double[] map = view.of(example.explanation());
        Worst worst = new Worst();
        Reexplained.each(example, moved(example.image()), (images, explanations) -> {
            for (int i = 0; i < explanations.size(); i++) {
                Explanation changed = explanations.get(i);
                double change = sumOfDifferences(map, view.of(changed));
                worst.hear(changed, change / (Distances.between(example.image(), images, i) + SMALL));
            }
        });
        return Score.of(worst.value(), Reason.MAP_INVALID);
    }

    private static double sumOfDifferences(double[] a, double[] b) {
        double[] differences = new double[a.length];
        Arrays.setAll(differences, i -> a[i] - b[i]);
        return Moments.sumOfMagnitudes(differences);
    }

    private Copies moved(Tensor image) {
        float[] values = image.toFloats();
        int width = image.size(3);
        int stride = Math.max(1, (2 * width + 1) / steps);
        int places = Math.min(steps, 2 * width / stride);
        return Copies.of(places, index -> moved(values, width, -width + (index + 1) * stride));
    }

    private static float[] moved(float[] values, int width, int right) {
        float least = (float) Extremes.of(values).least();
        float[] moved = new float[values.length];
        for (int i = 0; i < moved.length; i++) {
            int column = i % width - right;
            moved[i] = column >= 0 && column < width ? values[i - right] : least;
        }
        return moved;
    }
}
