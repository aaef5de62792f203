package io.limpid.image;

import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * A picture cut into connected segments of similar colour. Every pixel belongs to exactly one; segments are numbered from 0
 * in the order in which their first pixels are read. Immutable.
 */
public final class Superpixels {
    private final int[] labels;
    private final Size size;
    private final int count;

    Superpixels(int[] labels, Size size) {
        this.labels = labels;
        this.size = size;
        this.count = Arrays.stream(labels).max().orElse(-1) + 1;
    }

    /**
     * Cuts a picture by simple linear iterative clustering: k-means of colour (CIELAB) and place, each centre looking only
     * at its surroundings; then what is too small or not connected joins the neighbour of the most similar colour. The same
     * picture gives the same segments.
     *
     * <p>The squared distance of a pixel from a centre is {@code d_lab^2 + (m d_xy / S)^2}, with {@code S^2} pixels for each
     * of the segments wanted.
     *
     * <p>Achanta et al., "SLIC Superpixels Compared to State-of-the-Art Superpixel Methods", IEEE Transactions on Pattern
     * Analysis and Machine Intelligence 2012, algorithm 1 and equation 3.
     *
     * @param segments about how many are wanted
     * @param compactness {@code m}: how much place counts against colour; 10 is usual, more makes squares
     * @throws IllegalArgumentException if there are not as many pixels as segments wanted, or compactness is not positive
     */
    public static Superpixels slic(Image picture, int segments, double compactness) {
        return Slic.cut(ColorPlanes.of(picture), segments, compactness);
    }

    /**
     * Cuts what a model is fed, as {@link #slic(Image, int, double)} does. All values are scaled together to 0–1 first; three
     * channels count as red, green and blue, any other number as so many lightnesses.
     *
     * @param image {@code [C,H,W]} or {@code [1,C,H,W]}
     */
    public static Superpixels slic(Tensor image, int segments, double compactness) {
        return Slic.cut(ColorPlanes.of(image), segments, compactness);
    }

    /** Returns the number of segments. */
    public int count() {
        return count;
    }

    /** Returns the size of the picture. */
    public Size size() {
        return size;
    }

    /** Returns the segment of a pixel, from 0 to {@link #count} - 1. */
    public int label(int x, int y) {
        return labels[y * size.width() + x];
    }

    /** Returns the segments of all pixels, row by row. */
    public int[] labels() {
        return labels.clone();
    }

    /** Returns how many pixels each segment has. */
    public int[] areas() {
        int[] areas = new int[count];
        for (int label : labels) {
            areas[label]++;
        }
        return areas;
    }

    @Override
    public String toString() {
        return count + " segments of " + size;
    }
}
