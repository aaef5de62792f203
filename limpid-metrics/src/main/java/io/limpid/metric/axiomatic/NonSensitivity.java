package io.limpid.metric.axiomatic;

import io.limpid.metric.Measure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Score;
import io.limpid.metric.numeric.Extremes;
import io.limpid.metric.subject.Copies;
import io.limpid.metric.subject.Output;
import io.limpid.metric.subject.Scaling;

/**
 * How often explanation and model disagree on what does not matter: the share of input elements of which either the explanation is next
 * to nothing, or replacing them changes the output next to nothing, but not both; 0 if they agree.
 *
 * <p>Nguyen and Martinez, "On quantitative aspects of model interpretability", 2020, metric 2.5; counted over random elements.
 *
 * @param samples how many elements are tried; all if the image has fewer
 * @param limit what is next to nothing
 */
record NonSensitivity(int samples, double limit) implements Measure {
    @Override
    public Score of(MetricCase example) {
        float[] image = example.image().toFloats();
        double[] elements = Scaling.MAXIMUM.of(
                example.explanation().elements(example.image().size(1)));
        int[] tried = example.random(0)
                .ints(0, image.length)
                .distinct()
                .limit(Math.min(samples, image.length))
                .toArray();
        double[] outputs = example.outputs(replaced(image, tried), Output.PROBABILITY);
        double whole = example.output(Output.PROBABILITY);
        int disagreements = 0;
        for (int i = 0; i < tried.length; i++) {
            boolean isSaid = Math.abs(elements[tried[i]]) < limit;
            boolean isSo = Math.abs(whole - outputs[i]) < limit;
            disagreements += isSaid == isSo ? 0 : 1;
        }
        return Score.of((double) disagreements / tried.length);
    }

    private static Copies replaced(float[] image, int... tried) {
        float fill = (float) Extremes.of(image).least();
        float[] current = image.clone();
        return Copies.of(tried.length, index -> {
            if (index > 0) {
                current[tried[index - 1]] = image[tried[index - 1]];
            }
            current[tried[index]] = fill;
            return current;
        });
    }
}
