package io.limpid.testkit;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** Random tensors from a seed: each call continues the same sequence. Not thread-safe. */
public final class RandomTensors {
    private static final double REACH = 4;

    private final SplittableRandom random;

    private RandomTensors(SplittableRandom random) {
        this.random = random;
    }

    /** Returns the source that belongs to a seed. */
    public static RandomTensors seeded(long seed) {
        return new RandomTensors(new SplittableRandom(seed));
    }

    /** Returns floats spread evenly over {@code [low, high)}. */
    public Tensor uniform(double low, double high, long... shape) {
        return fill(() -> random.nextDouble(low, high), shape);
    }

    /** Returns floats of the standard normal distribution. */
    public Tensor normal(long... shape) {
        return normal(1, shape);
    }

    /** Returns normally distributed floats with mean 0 and the given deviation. */
    public Tensor normal(double deviation, long... shape) {
        return fill(() -> deviation * random.nextGaussian(), shape);
    }

    /** Returns floats around 0 in random order, any two of them at least {@code gap} apart: no ties for a maximum. */
    public Tensor distinct(double gap, long... shape) {
        int[] order = permutation(count(shape));
        float[] data = new float[order.length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (gap * (order[i] - (data.length - 1) / 2.0));
        }
        return Tensor.of(data, shape);
    }

    /** Returns floats in {@code [-4, 4)} that keep {@code margin} away from each kink of a function. */
    public Tensor awayFrom(double margin, double[] kinks, long... shape) {
        DoublePredicate near = x -> Arrays.stream(kinks).anyMatch(kink -> Math.abs(x - kink) < margin);
        return fill(
                () -> random.doubles(-REACH, REACH)
                        .filter(near.negate())
                        .findFirst()
                        .orElseThrow(),
                shape);
    }

    /** Returns int64 indices in {@code [low, high)}. */
    public Tensor indices(long low, long high, long... shape) {
        return Tensor.of(random.longs(count(shape), low, high).toArray(), shape);
    }

    /** Returns an integer in {@code [low, high]}. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** Returns one of the choices. */
    public long oneOf(long... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Returns the numbers below {@code size} in random order. */
    public int[] permutation(int size) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private static Tensor fill(DoubleSupplier source, long... shape) {
        float[] data = new float[count(shape)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) source.getAsDouble();
        }
        return Tensor.of(data, shape);
    }

    private static int count(long... shape) {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }
}
