package io.limpid.backward.canonizer;

import io.limpid.tensor.Tensor;
import java.util.Arrays;

/** {@code y = scale x + shift}, with one scale and one shift for each channel. */
final class ChannelAffine {
    private final double[] scale;
    private final double[] shift;

    private ChannelAffine(double[] scale, double[] shift) {
        this.scale = scale;
        this.shift = shift;
    }

    /** Returns {@code y = factor x}; a tensor of one element counts for all channels. */
    static ChannelAffine scale(Tensor factor, int channels) {
        return new ChannelAffine(perChannel(factor, channels), new double[channels]);
    }

    /** Returns {@code y = x + term}. */
    static ChannelAffine shift(Tensor term, int channels) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new ChannelAffine(ones, perChannel(term, channels));
    }

    /** Returns {@code y = x - term}. */
    static ChannelAffine minus(Tensor term, int channels) {
        return negation(channels).then(shift(term, channels)).then(negation(channels));
    }

    /** Returns {@code y = -x}. */
    static ChannelAffine negation(int channels) {
        return scale(Tensor.scalar(-1), channels);
    }

    /** Returns {@code y = x / divisor}. */
    static ChannelAffine quotient(Tensor divisor, int channels) {
        double[] scale = perChannel(divisor, channels);
        Arrays.setAll(scale, i -> 1 / scale[i]);
        return new ChannelAffine(scale, new double[channels]);
    }

    /** Returns {@code y = x / sqrt(variance + epsilon)}. */
    static ChannelAffine deviation(Tensor variance, double epsilon) {
        double[] scale = perChannel(variance, variance.size());
        Arrays.setAll(scale, i -> 1 / Math.sqrt(scale[i] + epsilon));
        return new ChannelAffine(scale, new double[scale.length]);
    }

    private static double[] perChannel(Tensor tensor, int channels) {
        float[] values = tensor.toFloats();
        double[] widened = new double[channels];
        Arrays.setAll(widened, i -> values[values.length == 1 ? 0 : i]);
        return widened;
    }

    /** Returns this map followed by another. */
    ChannelAffine then(ChannelAffine next) {
        double[] scales = new double[scale.length];
        double[] shifts = new double[scale.length];
        Arrays.setAll(scales, i -> scale[i] * next.scale[i]);
        Arrays.setAll(shifts, i -> shift[i] * next.scale[i] + next.shift[i]);
        return new ChannelAffine(scales, shifts);
    }

    /** Returns what the map makes of a factor that belongs to a channel. */
    float factor(int channel, double value) {
        return (float) (value * scale[channel]);
    }

    /** Returns what the map makes of a value in a channel. */
    float value(int channel, double value) {
        return (float) (value * scale[channel] + shift[channel]);
    }
}
