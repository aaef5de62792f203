package io.limpid.metric.robustness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.subject.Copies;
import java.util.Random;

/**
 * Copies of an image with noise on every number; the same for every method that is judged.
 *
 * @param samples how many copies
 * @param distribution of the noise
 */
record Noise(int samples, Distribution distribution) {
    /** Where noise comes from. */
    @FunctionalInterface
    interface Distribution {
        double draw(Random random);

        /** Returns Gaussian noise around 0. */
        static Distribution gaussian(double deviation) {
            return random -> deviation * random.nextGaussian();
        }

        /** Returns noise that is as likely anywhere between two numbers. */
        static Distribution uniform(double low, double high) {
            return random -> low + (high - low) * random.nextDouble();
        }
    }

    /** Returns the copies. */
    Copies on(MetricCase example) {
        float[] image = example.image().toFloats();
        return Copies.of(samples, index -> {
            Random random = example.random(index);
            float[] noisy = image.clone();
            for (int i = 0; i < noisy.length; i++) {
                noisy[i] += (float) distribution.draw(random);
            }
            return noisy;
        });
    }
}
