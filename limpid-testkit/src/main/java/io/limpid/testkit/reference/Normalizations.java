package io.limpid.testkit.reference;

import io.limpid.tensor.ElementType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that shift and scale: by constants, or by the statistics of their own input. */
final class Normalizations {
    private static final float EPSILON = 1e-5f;

    private Normalizations() {}

    /** {@code scale * (x - mean) / sqrt(variance + epsilon) + bias} with the given statistics per channel. */
    static DoubleTensor batch(Call call) {
        if (call.integer("training_mode", 0) == 1) {
            throw call.unsupported("training_mode 1");
        }
        double epsilon = call.attributes().number("epsilon", EPSILON);
        int rank = call.x().rank();
        DoubleTensor deviation = Channels.aligned(call.input(4), rank).map(variance -> Math.sqrt(variance + epsilon));
        DoubleTensor standard = call.x()
                .zip(Channels.aligned(call.input(3), rank), (x, mean) -> x - mean)
                .zip(deviation, (x, sigma) -> x / sigma);
        return affine(standard, Channels.aligned(call.input(1), rank), Channels.aligned(call.input(2), rank));
    }

    /** Standardizes each channel of each image. */
    static DoubleTensor instance(Call call) {
        int rank = call.x().rank();
        DoubleTensor standard = standardized(call, IntStream.range(2, rank).toArray());
        return affine(standard, Channels.aligned(call.input(1), rank), Channels.aligned(call.input(2), rank));
    }

    /** Standardizes the last axes, from the attribute {@code axis} on. */
    static DoubleTensor layer(Call call) {
        int rank = call.x().rank();
        DoubleTensor standard =
                standardized(call, IntStream.range(call.axis(-1), rank).toArray());
        DoubleTensor scaled = standard.zip(call.input(1), (x, scale) -> x * scale);
        return call.optional(2).map(bias -> scaled.zip(bias, Double::sum)).orElse(scaled);
    }

    /** Standardizes each group of channels of each image; scale and bias are per channel, or per group as in opset 18. */
    static DoubleTensor group(Call call) {
        DoubleTensor x = call.x();
        int groups = Math.toIntExact(call.integer("num_groups", 1));
        DoubleTensor grouped = x.reshaped(x.size(0), groups, x.size() / x.size(0) / groups);
        double epsilon = call.attributes().number("epsilon", EPSILON);
        DoubleTensor standard =
                Lanes.of(grouped, 2).map(lane -> standardized(lane, epsilon)).reshaped(x.sizes());
        return affine(
                standard,
                perChannel(call.input(1), x.size(1), x.rank()),
                perChannel(call.input(2), x.size(1), x.rank()));
    }

    private static DoubleTensor perChannel(DoubleTensor vector, int channels, int rank) {
        int repeats = channels / vector.size();
        return Channels.aligned(DoubleTensor.generate(new int[] {channels}, c -> vector.at(c[0] / repeats)), rank);
    }

    private static DoubleTensor standardized(Call call, int... axes) {
        double epsilon = call.attributes().number("epsilon", EPSILON);
        return Lanes.of(call.x(), axes).map(lane -> standardized(lane, epsilon));
    }

    private static double[] standardized(double[] lane, double epsilon) {
        double mean = Reductions.mean(lane);
        double variance = Reductions.mean(
                Arrays.stream(lane).map(x -> (x - mean) * (x - mean)).toArray());
        return Arrays.stream(lane)
                .map(x -> (x - mean) / Math.sqrt(variance + epsilon))
                .toArray();
    }

    private static DoubleTensor affine(DoubleTensor x, DoubleTensor scale, DoubleTensor bias) {
        return x.zip(scale, (value, factor) -> value * factor).zip(bias, Double::sum);
    }

    /** {@code x / (bias + alpha / size * sum of squares of neighbouring channels)^beta}. */
    static DoubleTensor localResponse(Call call) {
        int size = Math.toIntExact(call.integer("size", 1));
        double alpha = call.attributes().number("alpha", 1e-4f);
        double beta = call.attributes().number("beta", 0.75f);
        double bias = call.attributes().number("bias", 1);
        return Lanes.of(call.x(), 1).map(lane -> IntStream.range(0, lane.length)
                .mapToDouble(c -> lane[c] / Math.pow(bias + alpha / size * nearby(lane, c, size), beta))
                .toArray());
    }

    private static double nearby(double[] lane, int c, int size) {
        int from = Math.max(0, c - (size - 1) / 2);
        int to = Math.min(lane.length - 1, c + size / 2);
        return Reductions.sumOfSquares(Arrays.copyOfRange(lane, from, to + 1));
    }

    static double[] softmax(double... lane) {
        double max = Reductions.max(lane);
        double[] powers = Arrays.stream(lane).map(x -> Math.exp(x - max)).toArray();
        double sum = Reductions.sum(powers);
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    static double[] logSoftmax(double... lane) {
        double max = Reductions.max(lane);
        double logSum = Math.log(Arrays.stream(lane).map(x -> Math.exp(x - max)).sum());
        return Arrays.stream(lane).map(x -> x - max - logSum).toArray();
    }

    /** The input as it is, and a mask that keeps everything. */
    static List<DoubleTensor> dropout(Call call) {
        if (call.has(2) && call.input(2).at(0) != 0) {
            throw call.unsupported("training_mode true");
        }
        return List.of(call.x(), call.x().map(x -> 1).as(ElementType.BOOL));
    }
}
