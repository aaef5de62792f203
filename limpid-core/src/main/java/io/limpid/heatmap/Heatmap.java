package io.limpid.heatmap;

import io.limpid.image.Image;
import io.limpid.image.PixelMapping;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * An attribution made ready for the eye: one number per pixel of the model's input, scaled to a range that does not
 * depend on the method, with the place on the photo where it belongs.
 *
 * <p>{@link Sign#POSITIVE} maps run from 0 to 1 ({@code (m - min) / (max - min)} after negative values became 0), {@link
 * Sign#SIGNED} ones from -1 to 1 ({@code m / max|m|}), so that 0 stays 0. A map that is the same everywhere is all 0.
 */
public final class Heatmap {
    private final float[] raw;
    private final PixelMapping mapping;
    private final Sign sign;
    private final double low;
    private final double high;

    private Heatmap(float[] raw, PixelMapping mapping, Sign sign, double low, double high) {
        this.raw = raw;
        this.mapping = mapping;
        this.sign = sign;
        this.low = low;
        this.high = high;
    }

    /**
     * Returns a map of the evidence for the target: negative values become 0, then the map is enlarged bilinearly to the
     * input's size, then scaled.
     *
     * @param attribution {@code [h,w]}, at any resolution; leading axes of size 1 are ignored
     * @param mapping where the input lies on the photo
     * @throws IllegalArgumentException if the attribution is no single map, or holds NaN or infinity
     */
    public static Heatmap positive(Tensor attribution, PixelMapping mapping) {
        float[] rectified = finite(attribution);
        for (int i = 0; i < rectified.length; i++) {
            rectified[i] = Math.max(0, rectified[i]);
        }
        float[] raw = enlarged(rectified, attribution, mapping.input());
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (float value : raw) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new Heatmap(raw, mapping, Sign.POSITIVE, low, high);
    }

    /** Returns {@link #positive(Tensor, PixelMapping)} for an input that shows the whole photo. */
    public static Heatmap positive(Tensor attribution, int height, int width) {
        return positive(attribution, whole(height, width));
    }

    /**
     * Returns a map of the evidence for and against the target: enlarged bilinearly to the input's size, then scaled.
     *
     * @param attribution {@code [h,w]}, at any resolution; leading axes of size 1 are ignored
     * @param mapping where the input lies on the photo
     * @throws IllegalArgumentException if the attribution is no single map, or holds NaN or infinity
     */
    public static Heatmap signed(Tensor attribution, PixelMapping mapping) {
        float[] raw = enlarged(finite(attribution), attribution, mapping.input());
        double extreme = 0;
        for (float value : raw) {
            extreme = Math.max(extreme, Math.abs(value));
        }
        return new Heatmap(raw, mapping, Sign.SIGNED, -extreme, extreme);
    }

    /** Returns {@link #signed(Tensor, PixelMapping)} for an input that shows the whole photo. */
    public static Heatmap signed(Tensor attribution, int height, int width) {
        return signed(attribution, whole(height, width));
    }

    /**
     * Returns this map with its strongest pixels saturated, so that a few extreme ones do not hide the rest; the ends of
     * the range move accordingly.
     *
     * @param quantile share of pixels, above 0 and up to 1, that stay below the end of the range; e.g. 0.99
     */
    public Heatmap saturatedAbove(double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException(
                    "quantile is " + quantile + "; it must be above 0 and at most 1, e.g. 0.99");
        }
        float[] sizes = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            sizes[i] = Math.abs(raw[i]);
        }
        Arrays.sort(sizes);
        double limit = sizes[(int) rank(quantile, sizes.length)];
        if (limit <= Math.max(low, 0)) {
            return this;
        }
        return new Heatmap(raw, mapping, sign, sign == Sign.SIGNED ? -limit : low, limit);
    }

    /** Returns how many of a number of pixels, in the order of their magnitude, lie before the one that is a quantile. */
    public static long rank(double quantile, long pixels) {
        return (long) Math.ceil(quantile * pixels) - 1;
    }

    /** Returns what the sign of values means. */
    public Sign sign() {
        return sign;
    }

    /** Returns the attribution, in the method's own unit, at the lower end of the range (0, or -1 if signed). */
    public double low() {
        return low;
    }

    /** Returns the attribution, in the method's own unit, at the upper end of the range, 1. */
    public double high() {
        return high;
    }

    /** Tells whether the map is the same everywhere (or nowhere positive): there is nothing to see, and all is 0. */
    public boolean degenerate() {
        return !(high > low);
    }

    /** Tells whether some attributions lie beyond {@link #low()} or {@link #high()} and are drawn as if at them. */
    public boolean saturated() {
        for (float value : raw) {
            if (value > high || value < low) {
                return true;
            }
        }
        return false;
    }

    /** Returns where the map lies on the photo. */
    public PixelMapping mapping() {
        return mapping;
    }

    /** Returns all values, {@code [H,W]}, 0 to 1 or -1 to 1. */
    public Tensor values() {
        float[] values = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            values[i] = (float) scaled(raw[i]);
        }
        return Tensor.of(values, mapping.input().height(), mapping.input().width());
    }

    /**
     * Returns this map over a photo: the one it was made for, or a copy of that one at another size.
     *
     * @throws IllegalArgumentException if the photo has other proportions
     */
    public Overlay over(Image photo, ColorMap colors) {
        mapping.requireCopy(photo.size());
        return Overlay.of(this, photo, colors);
    }

    /**
     * Returns where this map says that the object is.
     *
     * @param photo the photo that it was made for
     * @param threshold share of the map's maximum, above 0 and up to 1; the Grad-CAM paper takes {@link Localisation#THRESHOLD}
     * @throws IllegalArgumentException if the threshold is no such share, or the photo has other proportions
     */
    public Localisation localise(Image photo, double threshold) {
        mapping.requireCopy(photo.size());
        return Localisation.of(this, photo, threshold);
    }

    /**
     * Returns where this map says that the object is, in pixels of the photo that {@link #mapping} knows.
     *
     * @param threshold share of the map's maximum, above 0 and up to 1
     * @throws IllegalArgumentException if the threshold is no such share
     */
    public Localisation localise(double threshold) {
        return Localisation.of(this, mapping.photo(), threshold);
    }

    /** Returns the values between pixel centres too, 0 to 1 or -1 to 1, at continuous input coordinates. */
    Surface surface() {
        Surface samples = rawSurface();
        return (x, y) -> scaled(samples.at(x, y));
    }

    /** Returns the values between pixel centres too, in the method's own unit, at continuous input coordinates. */
    Surface rawSurface() {
        Upsampling.Samples samples = new Upsampling.Samples(raw, mapping.input());
        return samples::at;
    }

    /** A value at every point of the input. */
    @FunctionalInterface
    interface Surface {
        double at(double inputX, double inputY);
    }

    private double scaled(double value) {
        if (degenerate()) {
            return 0;
        }
        double share = sign == Sign.SIGNED ? value / high : (value - low) / (high - low);
        return Math.max(-1, Math.min(1, share));
    }

    private static PixelMapping whole(int height, int width) {
        Size input = new Size(height, width);
        return PixelMapping.whole(input, input);
    }

    private static float[] finite(Tensor attribution) {
        float[] values = attribution.toFloats();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("the attribution holds " + values[i] + " at element " + i + " of "
                        + attribution + "; it cannot be drawn. Check the model's weights and the method's epsilon");
            }
        }
        return values;
    }

    private static float[] enlarged(float[] values, Tensor like, Size size) {
        return Upsampling.bilinear(Tensor.of(values, like.shape()), size).toFloats();
    }
}
