package io.limpid.method.ensemble;

import io.limpid.program.IndexedRandom;
import io.limpid.tensor.Tensor;
import java.util.SplittableRandom;

/**
 * Gaussian noise on an image, its deviation a share of the image's range of values.
 *
 * <p>Each sample has its own random numbers, so the noise does not depend on how samples are batched.
 *
 * @param level standard deviation as a share of {@code max x - min x}
 * @param seed of all samples together
 */
record Noise(float level, long seed) {

    /** Returns the image with the noise of one sample. */
    Tensor on(Tensor image, int sample) {
        float[] values = image.toFloats();
        double deviation = level * range(values);
        SplittableRandom random = IndexedRandom.of(seed, sample);
        for (int i = 0; i < values.length; i++) {
            values[i] += (float) (deviation * random.nextGaussian());
        }
        return Tensor.of(values, image.shape());
    }

    private static double range(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        return greatest - least;
    }
}
