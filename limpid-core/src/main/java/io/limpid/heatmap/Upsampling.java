package io.limpid.heatmap;

import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * Enlarges maps of numbers bilinearly with half-pixel centres ({@code align_corners=False}).
 *
 * <p>New pixel {@code i} of {@code n} looks at {@code u = (i + 0.5) * m / n - 0.5} of the {@code m} old ones, clamped to
 * {@code [0, m - 1]}, and mixes pixels {@code floor(u)} and {@code floor(u) + 1}.
 */
public final class Upsampling {
    private Upsampling() {}

    /**
     * Returns a map {@code [h,w]} (leading axes of size 1 are ignored) at another size, {@code [H,W]}.
     *
     * @throws IllegalArgumentException if the tensor is no single map
     */
    public static Tensor bilinear(Tensor map, Size size) {
        Size from = sizeOf(map);
        Samples samples = new Samples(map.toFloats(), from);
        float[] result = new float[size.height() * size.width()];
        double rowStep = (double) from.height() / size.height();
        double columnStep = (double) from.width() / size.width();
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                result[y * size.width() + x] = (float) samples.at((x + 0.5) * columnStep, (y + 0.5) * rowStep);
            }
        }
        return Tensor.of(result, size.height(), size.width());
    }

    private static Size sizeOf(Tensor map) {
        boolean single = map.rank() >= 2 && map.size() == map.size(-1) * map.size(-2) && map.size() > 0;
        if (!single) {
            throw new IllegalArgumentException("a map of shape " + Arrays.toString(map.shape())
                    + " cannot be drawn; give one map, [h,w] or [1,1,h,w], reducing channels first");
        }
        return new Size(map.size(-2), map.size(-1));
    }

    /** Numbers on a grid, readable between its points. */
    static final class Samples {
        private final float[] values;
        private final Size size;

        Samples(float[] values, Size size) {
            this.values = values;
            this.size = size;
        }

        /** Returns the value at continuous coordinates; pixel {@code i}'s centre is at {@code i + 0.5}. */
        double at(double x, double y) {
            double column = Math.max(0, Math.min(size.width() - 1, x - 0.5));
            double row = Math.max(0, Math.min(size.height() - 1, y - 0.5));
            int left = (int) column;
            int top = (int) row;
            int right = Math.min(left + 1, size.width() - 1);
            int bottom = Math.min(top + 1, size.height() - 1);
            double upper = mix(value(left, top), value(right, top), column - left);
            double lower = mix(value(left, bottom), value(right, bottom), column - left);
            return mix(upper, lower, row - top);
        }

        private double value(int x, int y) {
            return values[y * size.width() + x];
        }

        private static double mix(double a, double b, double share) {
            return a + share * (b - a);
        }
    }
}
