package io.limpid.heatmap;

import io.limpid.image.Box;
import io.limpid.image.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connected regions of a set of pixels, found row by row: pixels belong together if they touch at an edge or a corner.
 *
 * <p>Each row is a list of runs; a run joins every run of the row above that it touches.
 */
final class Regions {
    private final List<Region> roots = new ArrayList<>();
    private List<Run> above = List.of();
    private List<Run> current = new ArrayList<>();

    private Regions() {}

    /** Which pixels are meant. */
    @FunctionalInterface
    interface Mask {
        boolean holds(int x, int y);
    }

    /** Returns the region with the most pixels, of equal ones the first in reading order; empty if there are no pixels. */
    static Optional<Region> largest(Size size, Mask mask) {
        Regions regions = new Regions();
        for (int y = 0; y < size.height(); y++) {
            regions.row(y, size.width(), mask);
        }
        return regions.roots.stream()
                .filter(Region::isRoot)
                .reduce((first, second) -> second.pixels > first.pixels ? second : first);
    }

    private void row(int y, int width, Mask mask) {
        int start = -1;
        for (int x = 0; x <= width; x++) {
            boolean inside = x < width && mask.holds(x, y);
            if (inside && start < 0) {
                start = x;
            } else if (!inside && start >= 0) {
                add(new Box(start, y, x - 1, y));
                start = -1;
            }
        }
        above = current;
        current = new ArrayList<>();
    }

    private void add(Box pixels) {
        Region region = above.stream()
                .filter(run -> run.pixels.left() <= pixels.right() + 1 && run.pixels.right() >= pixels.left() - 1)
                .map(run -> run.region.root())
                .reduce(Region::joined)
                .orElseGet(this::fresh);
        region.take(pixels);
        current.add(new Run(pixels, region));
    }

    private Region fresh() {
        Region region = new Region();
        roots.add(region);
        return region;
    }

    /** Neighbouring pixels of one row. */
    private record Run(Box pixels, Region region) {}

    /** Pixels that belong together, as far as is known. */
    static final class Region {
        private Region parent = this;
        private long pixels;
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right = -1;
        private int bottom = -1;

        long pixels() {
            return pixels;
        }

        /** Returns the tight box around the region. */
        Box box() {
            return new Box(left, top, right, bottom);
        }

        private boolean isRoot() {
            return parent == this;
        }

        private Region root() {
            Region root = this;
            while (!root.isRoot()) {
                root.parent = root.parent.parent;
                root = root.parent;
            }
            return root;
        }

        private void take(Box run) {
            cover(run.left(), run.top(), run.right(), run.bottom());
            pixels += run.area();
        }

        private Region joined(Region other) {
            Region same = other.root();
            if (same != this) {
                cover(same.left, same.top, same.right, same.bottom);
                pixels += same.pixels;
                same.parent = this;
            }
            return this;
        }

        private void cover(int newLeft, int newTop, int newRight, int newBottom) {
            left = Math.min(left, newLeft);
            top = Math.min(top, newTop);
            right = Math.max(right, newRight);
            bottom = Math.max(bottom, newBottom);
        }
    }
}
