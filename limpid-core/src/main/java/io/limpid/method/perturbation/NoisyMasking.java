package io.limpid.method.perturbation;

import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.program.IndexedRandom;
import io.limpid.program.Variants;
import io.limpid.tensor.Tensor;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Noise that differs from try to try. In one try all maps meet the same noise, so that their scores can be compared; it comes
 * from the seed and the number of the try, whatever the image and the batch.
 *
 * @param tries how many
 * @param place what the noise is added to
 * @param deviation standard deviation of the noise, in the unit of what it is added to
 * @param seed of the random numbers
 */
record NoisyMasking(int tries, Place place, double deviation, long seed) implements Masking {
    private static final String NOISE = "noise";

    /** What noise is added to. */
    enum Place {
        /** The enlarged maps, before they are scaled to 0–1. */
        ACTIVATIONS {
            @Override
            Value masked(Emitter emit, Scene scene, Value noise) {
                Value noisy = emit.add(scene.enlarged(), noise);
                return emit.mul(scene.image(), Masking.scaled(emit, noisy));
            }
        },
        /** The maps scaled to 0–1, which may leave that range then. */
        MASK {
            @Override
            Value masked(Emitter emit, Scene scene, Value noise) {
                return emit.mul(scene.image(), emit.add(Masking.scaled(emit, scene.enlarged()), noise));
            }
        },
        /** The masked image. */
        IMAGE {
            @Override
            Value masked(Emitter emit, Scene scene, Value noise) {
                return emit.add(emit.mul(scene.image(), Masking.scaled(emit, scene.enlarged())), noise);
            }

            @Override
            long channels(long image) {
                return image;
            }
        };

        abstract Value masked(Emitter emit, Scene scene, Value noise);

        long channels(long image) {
            return 1;
        }
    }

    @Override
    public Value masked(Variants.Front front, Scene scene) {
        long[] sizes = sizes(scene.shape().sizes());
        return place.masked(front.emit(), scene, front.shared(NOISE, sizes));
    }

    private long[] sizes(long... image) {
        return new long[] {1, place.channels(image[1]), image[2], image[3]};
    }

    @Override
    public Map<String, Tensor> feeds(int attempt, Tensor image) {
        long[] sizes = sizes(image.shape());
        float[] noise = new float[Math.toIntExact(sizes[1] * sizes[2] * sizes[3])];
        SplittableRandom random = IndexedRandom.of(seed, attempt);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (deviation * random.nextGaussian());
        }
        return Map.of(NOISE, Tensor.of(noise, sizes));
    }
}
