package io.limpid.metric.subject;

import io.limpid.Attribution;
import io.limpid.metric.numeric.Doubles;
import io.limpid.tensor.Tensor;

/**
 * An explanation as metrics see it: signed numbers in the method's own unit, not normalised.
 *
 * @param values as the method gives them: {@code [h,w]} at any resolution, or {@code [C,H,W]} for input elements
 * @param pixels one number for each pixel of the model's input, {@code [H,W]}
 */
public record Explanation(Tensor values, Tensor pixels) {
    /** Returns an attribution: pixels as {@link Attribution#pixels} has them. */
    public static Explanation of(Attribution attribution) {
        return new Explanation(attribution.values(), attribution.pixels());
    }

    /** Returns an explanation that has one number {@code [H,W]} for each pixel from the start. */
    public static Explanation of(Tensor pixels) {
        return new Explanation(pixels, pixels);
    }

    /** Returns the numbers of the pixels in double precision, row by row. */
    public double[] map() {
        return Doubles.of(pixels);
    }

    /**
     * Returns a number for each input element, channel by channel: the method's own where it has them, else the pixel's number
     * for each of its channels.
     */
    public double[] elements(int channels) {
        boolean own = values.rank() == 3
                && values.size(0) == channels
                && values.size(1) == pixels.size(0)
                && values.size(2) == pixels.size(1);
        if (own) {
            return Doubles.of(values);
        }
        double[] map = map();
        double[] elements = new double[channels * map.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = map[i % map.length];
        }
        return elements;
    }

    /** Tells whether all numbers are finite. */
    public boolean isFinite() {
        for (float value : values.toFloats()) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether all pixels have the same number, so that nothing is pointed at. */
    public boolean isConstant() {
        float[] map = pixels.toFloats();
        for (float value : map) {
            if (value != map[0]) {
                return false;
            }
        }
        return true;
    }
}
