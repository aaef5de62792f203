package io.limpid.image;

import java.util.List;

/**
 * From 8-bit channel values to numbers for the model: {@code (value * scale - mean) / std}, channel by channel in the
 * model's channel order, in single precision.
 *
 * @param scale factor for values 0 to 255, usually 1/255
 * @param mean what is subtracted after scaling, one number per channel
 * @param std what it is divided by, one number above 0 per channel
 */
public record PixelValues(double scale, List<Double> mean, List<Double> std) {
    private static final int LEVELS = 256;

    public PixelValues {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale is " + scale + "; it must be above 0, e.g. 1/255");
        }
        if (mean.size() != std.size()) {
            throw new IllegalArgumentException("mean has " + mean.size() + " values and std has " + std.size()
                    + "; give one per channel for both");
        }
        if (!mean.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("mean is " + mean + "; its values must be finite numbers");
        }
        if (!std.stream().allMatch(value -> value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("std is " + std + "; its values must be above 0");
        }
    }

    /** Returns what each of the 256 values of a channel becomes. */
    float[] table(int channel) {
        float[] table = new float[LEVELS];
        float subtracted = mean.get(channel).floatValue();
        float divisor = std.get(channel).floatValue();
        for (int value = 0; value < LEVELS; value++) {
            table[value] = ((float) (value * scale) - subtracted) / divisor;
        }
        return table;
    }
}
