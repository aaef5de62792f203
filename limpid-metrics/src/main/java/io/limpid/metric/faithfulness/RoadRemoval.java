package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Imputation;
import io.limpid.metric.subject.Copies;
import java.util.Random;

/**
 * Removes pixels by filling them in from their neighbours, with a little noise. The noise is the same for every method that is
 * judged.
 *
 * @param noise its deviation
 */
record RoadRemoval(double noise) {
    private static final double PERCENT = 100;

    /** Returns a copy for each share, with the first pixels of an order removed. */
    Copies copies(MetricCase example, Road.Shares shares, int... order) {
        int[] percents = shares.percents();
        int channels = example.image().size(1);
        double[][] planes = planes(example, channels);
        return Copies.of(percents.length, index -> {
            boolean[] missing = new boolean[order.length];
            for (int i = 0; i < (int) (order.length * (percents[index] / PERCENT)); i++) {
                missing[order[i]] = true;
            }
            Imputation imputation = Imputation.of(missing, example.image().size(3));
            Random random = example.random(index);
            float[] copy = new float[channels * order.length];
            for (int channel = 0; channel < channels; channel++) {
                imputation.fill(planes[channel]);
                for (int i = 0; i < order.length; i++) {
                    double added = missing[i] ? noise * random.nextGaussian() : 0;
                    copy[channel * order.length + i] = (float) (planes[channel][i] + added);
                }
            }
            return copy;
        });
    }

    /** Returns the image's channels, which also hold the last filling as a first guess for the next. */
    private static double[][] planes(MetricCase example, int channels) {
        float[] image = example.image().toFloats();
        int pixels = image.length / channels;
        double[][] planes = new double[channels][pixels];
        for (int i = 0; i < image.length; i++) {
            planes[i / pixels][i % pixels] = image[i];
        }
        return planes;
    }
}
