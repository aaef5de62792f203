package io.limpid.metric.faithfulness;

import io.limpid.metric.MetricCase;
import io.limpid.metric.numeric.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * Square regions that tile an image. Where they do not fit, those at the borders hang over, as evenly as can be, and hold only
 * the pixels on the image.
 */
final class Patches {
    private Patches() {}

    /** Returns the pixels of each patch, row by row. */
    static List<int[]> of(MetricCase example, int size) {
        int height = example.image().size(2);
        int width = example.image().size(3);
        List<int[]> patches = new ArrayList<>();
        for (int top = -before(height, size); top < height; top += size) {
            for (int left = -before(width, size); left < width; left += size) {
                Region patch = new Region(
                        Math.max(0, top),
                        Math.max(0, left),
                        Math.min(height, top + size),
                        Math.min(width, left + size));
                patches.add(patch.pixels(width));
            }
        }
        return patches;
    }

    /** Returns how far the first patch hangs over. */
    private static int before(int edge, int size) {
        return Math.floorMod(-edge, size) / 2;
    }

    /** A rectangle of pixels; bottom and right lie behind it. */
    private record Region(int top, int left, int bottom, int right) {
        int[] pixels(int width) {
            int columns = right - left;
            int[] pixels = new int[(bottom - top) * columns];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (top + i / columns) * width + left + i % columns;
            }
            return pixels;
        }
    }

    /** Returns patches, the one with the greatest sum of the explanation first; of equal ones the first first. */
    static List<int[]> strongestFirst(List<int[]> patches, MetricCase example) {
        double[] sums = Features.sums(Features.PIXELS.weights(example), Groups.of(patches));
        List<int[]> ordered = new ArrayList<>();
        for (int index : Order.descending(sums)) {
            ordered.add(patches.get(index));
        }
        return ordered;
    }
}
