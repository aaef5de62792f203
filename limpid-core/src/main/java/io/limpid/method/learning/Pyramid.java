package io.limpid.method.learning;

import io.limpid.image.Size;
import io.limpid.method.baseline.Baseline;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.Optional;

/**
 * An image on its way to a baseline, in levels: the last is the image itself, the first the baseline. A mask says for each
 * pixel how far up it is taken from, linearly between two levels.
 */
final class Pyramid {
    private final float[][] levels;
    private final long[] shape;
    private final Size size;

    private Pyramid(float[][] levels, long[] shape) {
        this.levels = levels;
        this.shape = shape;
        this.size = new Size((int) shape[2], (int) shape[3]);
    }

    /**
     * Makes the levels.
     *
     * @param image {@code [1,C,H,W]}
     * @param count 2 or more
     */
    static Pyramid of(Tensor image, Baseline baseline, Optional<InputRange> range, int count) {
        float[][] levels = new float[count][];
        for (int level = 0; level < count; level++) {
            double share = 1 - level / (count - 1.0);
            levels[level] = baseline.towards(image, range, share).toFloats();
        }
        return new Pyramid(levels, image.shape());
    }

    Size size() {
        return size;
    }

    /** Returns the image seen through a mask, moved, {@code [1,C,H,W]}. */
    Tensor seen(double[] mask, Move move) {
        int[] places = move.places(size);
        float[] seen = new float[levels[0].length];
        for (int start = 0; start < seen.length; start += mask.length) {
            for (int i = 0; i < mask.length; i++) {
                int lower = level(mask[i]);
                double share = mask[i] * (levels.length - 1) - lower;
                double below = levels[lower][start + i];
                seen[start + places[i]] = (float) (below + share * (levels[lower + 1][start + i] - below));
            }
        }
        return Tensor.of(seen, shape);
    }

    /** Returns the derivative by each pixel of the mask, given that by what {@link #seen} returned. */
    double[] slope(double[] mask, Move move, Tensor gradient) {
        int[] places = move.places(size);
        float[] slopes = gradient.toFloats();
        double[] sums = new double[mask.length];
        for (int start = 0; start < slopes.length; start += mask.length) {
            for (int i = 0; i < mask.length; i++) {
                int lower = level(mask[i]);
                double rise = levels[lower + 1][start + i] - levels[lower][start + i];
                sums[i] += (levels.length - 1) * rise * slopes[start + places[i]];
            }
        }
        return sums;
    }

    private int level(double share) {
        return Math.min((int) (share * (levels.length - 1)), levels.length - 2);
    }
}
