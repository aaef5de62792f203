package io.limpid.metric;

import io.limpid.image.Box;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.method.cam.FusedLayers;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Scorer;
import io.limpid.metric.subject.Subject;
import io.limpid.metric.subject.Surgery;
import io.limpid.metric.subject.Variant;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Explanations of a model that looks only at an object: {@code p = mean x} over the object less a little of what lies around, so that
 * what matters is known. Images have 16 times 16 grey pixels with a bright object of 8 times 8; class 0 is an object on the left,
 * class 1 one on the right.
 */
enum Bench {
    /** What each pixel contributes to the class. */
    PERFECT {
        @Override
        float[] map(float[] image, int target, long noise) {
            float[] map = new float[image.length];
            for (int i = 0; i < map.length; i++) {
                map[i] = WEIGHTS[target][i] * image[i];
            }
            return map;
        }
    },
    /** Random numbers, others for every image, class and model. */
    RANDOM {
        @Override
        float[] map(float[] image, int target, long noise) {
            return random(Arrays.hashCode(image) + 31L * target + noise);
        }
    },
    /** The greatest contribution to the image's own class less each pixel's: whatever the class that is asked for. */
    INVERTED {
        @Override
        float[] map(float[] image, int target, long noise) {
            float[] map = PERFECT.map(image, brighterSide(image), 0);
            float greatest = 0;
            for (float value : map) {
                greatest = Math.max(greatest, value);
            }
            for (int i = 0; i < map.length; i++) {
                map[i] = greatest - map[i];
            }
            return map;
        }
    };

    private static final int SIZE = 16;
    private static final int OBJECT = 8;
    private static final int PLACES = 4;
    private static final float[][] WEIGHTS = {weights(0), weights(OBJECT)};

    /**
     * Returns the explanation of an image {@code [1,16,16]}.
     *
     * @param noise differs from model to model
     */
    abstract float[] map(float[] image, int target, long noise);

    /** Returns cases of both classes. */
    List<MetricCase> cases() {
        return IntStream.range(0, 2 * PLACES)
                .mapToObj(number -> example(number % 2, number))
                .toList();
    }

    private MetricCase example(int target, int number) {
        Tensor image = image(target, number);
        Explanation explanation = explained(map(image.toFloats(), target, 0));
        return known(MetricCase.of(image, target, explanation, new Model(this, 0)), target, number);
    }

    private static MetricCase known(MetricCase example, int target, int number) {
        Box box = new Box(target * OBJECT, OBJECT / 2, target * OBJECT + OBJECT - 1, OBJECT / 2 + OBJECT - 1);
        Size size = Size.square(SIZE);
        return example.with(GroundTruth.ofBoxes(List.of(box), PixelMapping.whole(size, size))
                        .withLabel(target))
                .with(new Companions(
                        image(target, number + 1),
                        List.of(Tensor.filled(0, 1, 1, SIZE, SIZE), Tensor.filled(0, 1, 1, SIZE, SIZE))))
                .withSeed(number);
    }

    /** Returns a case whose explanation holds numbers that are not finite. */
    static MetricCase broken() {
        float[] map = new float[SIZE * SIZE];
        map[3] = Float.NaN;
        return known(MetricCase.of(image(0, 0), 0, explained(map), new Model(PERFECT, 0)), 0, 0);
    }

    /** Returns a case whose explanation is zero everywhere. */
    static MetricCase empty() {
        return known(MetricCase.of(image(0, 0), 0, explained(new float[SIZE * SIZE]), new Model(PERFECT, 0)), 0, 0);
    }

    private static Explanation explained(float... map) {
        return Explanation.of(Tensor.of(map, SIZE, SIZE));
    }

    /** Bright on the object, dim elsewhere, with a little of its own everywhere. */
    private static Tensor image(int target, int number) {
        float[] values = random(number);
        for (int i = 0; i < values.length; i++) {
            values[i] = isObject(i, target * OBJECT) ? 0.96f + 0.04f * values[i] : 0.1f + 0.3f * values[i];
        }
        return Tensor.of(values, 1, 1, SIZE, SIZE);
    }

    private static int brighterSide(float[] image) {
        double difference = 0;
        for (int i = 0; i < image.length; i++) {
            difference += i % SIZE < OBJECT ? image[i] : -image[i];
        }
        return difference > 0 ? 0 : 1;
    }

    private static float[] random(long seed) {
        Random random = new Random(seed * 7919 + 17);
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static boolean isObject(int pixel, int left) {
        int row = pixel / SIZE;
        int column = pixel % SIZE;
        return row >= OBJECT / 2 && row < OBJECT / 2 + OBJECT && column >= left && column < left + OBJECT;
    }

    /** Of the object's pixels together 1; of the others a little less than nothing. */
    private static float[] weights(int left) {
        float[] weights = new float[SIZE * SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isObject(i, left) ? 1f / (OBJECT * OBJECT) : -0.3f / (SIZE * SIZE);
        }
        return weights;
    }

    /**
     * The model with a method.
     *
     * @param bench explains
     * @param noise differs from model to model
     */
    private record Model(Bench bench, long noise) implements Subject, Scorer, Surgery, Variant {
        @Override
        public Scorer scorer() {
            return this;
        }

        @Override
        public Tensor logits(Tensor images) {
            float[] logits = new float[images.size(0) * 2];
            for (int i = 0; i < logits.length; i++) {
                float[] image = images.row(i / 2).toFloats();
                double sum = 0;
                for (int pixel = 0; pixel < image.length; pixel++) {
                    sum += WEIGHTS[i % 2][pixel] * image[pixel];
                }
                logits[i] = (float) sum;
            }
            return Tensor.of(logits, images.size(0), 2);
        }

        @Override
        public float[] probabilities(float[] logits) {
            return logits;
        }

        @Override
        public List<Explanation> explain(Tensor images, int target) {
            return IntStream.range(0, images.size(0))
                    .mapToObj(i -> explained(bench.map(images.row(i).toFloats(), target, noise)))
                    .toList();
        }

        @Override
        public Optional<Tensor> representation(Tensor images, FusedLayers layers) {
            return Optional.of(images);
        }

        @Override
        public Optional<Surgery> surgery(Tensor image) {
            return Optional.of(this);
        }

        @Override
        public List<String> layers() {
            return List.of("only");
        }

        @Override
        public Variant randomised(Collection<String> layers, long seed) {
            return new Model(bench == PERFECT ? RANDOM : bench, seed);
        }

        /** The perfect explanation would be told of the shift, and makes up for it. */
        @Override
        public Optional<Variant> shifted(float by) {
            return Optional.of(bench == PERFECT ? new Unshifted(by) : this);
        }

        @Override
        public void close() {}
    }

    /** The perfect explanation of shifted images. */
    private record Unshifted(float by) implements Variant {
        @Override
        public List<Explanation> explain(Tensor images, int target) {
            float[] values = images.toFloats();
            for (int i = 0; i < values.length; i++) {
                values[i] -= by;
            }
            return new Model(PERFECT, 0).explain(Tensor.of(values, images.shape()), target);
        }

        @Override
        public void close() {}
    }
}
