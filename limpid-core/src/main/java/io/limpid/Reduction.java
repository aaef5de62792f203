package io.limpid;

import io.limpid.tensor.Tensor;

/** Brings attributions of input elements to one number for each pixel. */
final class Reduction {
    private Reduction() {}

    /** Returns {@code [h,w]}: the sum over channels, or the greatest magnitude where only magnitudes count. */
    static Tensor toMap(Tensor values, Display display) {
        if (values.rank() == 2) {
            return values;
        }
        if (values.rank() != 3) {
            throw new IllegalStateException("an attribution of shape " + values + " has no height and width to show");
        }
        int pixels = values.size(1) * values.size(2);
        float[] all = values.toFloats();
        float[] map = new float[pixels];
        for (int i = 0; i < all.length; i++) {
            int pixel = i % pixels;
            map[pixel] = display == Display.MAGNITUDE ? Math.max(map[pixel], Math.abs(all[i])) : map[pixel] + all[i];
        }
        return Tensor.of(map, values.size(1), values.size(2));
    }

    /** Returns a map with 0 in place of negative values; NaN stays. */
    static Tensor positive(Tensor map) {
        float[] values = map.toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
        return Tensor.of(values, map.shape());
    }
}
