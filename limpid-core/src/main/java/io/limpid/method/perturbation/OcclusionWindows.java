package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Masks that hide one rectangle each, at equal steps from left to right and from top to bottom; the last of a row or column
 * ends at the border.
 */
final class OcclusionWindows implements FactoredMasks {
    static final int RANK = 2;

    private final Size size;
    private final Size window;
    private final int[] tops;
    private final int[] lefts;

    private OcclusionWindows(Size size, Size window, int[] tops, int[] lefts) {
        this.size = size;
        this.window = window;
        this.tops = tops;
        this.lefts = lefts;
    }

    /**
     * Places windows.
     *
     * @param size of the image
     * @param window of each rectangle, not greater than the image
     * @param stride from one to the next
     */
    static OcclusionWindows of(Size size, Size window, Size stride) {
        return new OcclusionWindows(
                size,
                window,
                starts(size.height(), window.height(), stride.height()),
                starts(size.width(), window.width(), stride.width()));
    }

    private static int[] starts(int length, int window, int stride) {
        int count = (length - window + stride - 1) / stride + 1;
        return IntStream.range(0, count)
                .map(i -> Math.min(i * stride, length - window))
                .toArray();
    }

    @Override
    public Size size() {
        return size;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public int count() {
        return tops.length * lefts.length;
    }

    /** Writes {@code 1 - r c} with {@code r} and {@code c} 1 in the window's rows and columns. */
    @Override
    public void write(int index, float[] rows, float[] columns) {
        Arrays.fill(rows, 0);
        Arrays.fill(columns, 0, size.width(), 1);
        Arrays.fill(columns, size.width(), columns.length, 0);
        for (int y = 0; y < size.height(); y++) {
            rows[RANK * y] = 1;
        }
        int top = tops[index / lefts.length];
        for (int y = top; y < top + window.height(); y++) {
            rows[RANK * y + 1] = -1;
        }
        int left = size.width() + lefts[index % lefts.length];
        Arrays.fill(columns, left, left + window.width(), 1);
    }

    /** Returns for each pixel the mean of the numbers of the windows that hide it, {@code [1,H,W]}; 0 where none does. */
    Tensor mean(double[] numbers) {
        double[] sums = new double[size.height() * size.width()];
        int[] covers = new int[sums.length];
        for (int index = 0; index < numbers.length; index++) {
            int top = tops[index / lefts.length];
            int left = lefts[index % lefts.length];
            for (int y = top; y < top + window.height(); y++) {
                for (int x = left; x < left + window.width(); x++) {
                    sums[y * size.width() + x] += numbers[index];
                    covers[y * size.width() + x]++;
                }
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= Math.max(1, covers[i]);
        }
        return Plane.of(sums, size).toTensor();
    }
}
