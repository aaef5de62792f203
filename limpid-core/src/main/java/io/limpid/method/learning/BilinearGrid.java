package io.limpid.method.learning;

import io.limpid.image.Size;

/** Enlarges maps bilinearly with half-pixel centres, and takes derivatives back the same way. */
final class BilinearGrid {
    private final Axis rows;
    private final Axis columns;

    BilinearGrid(Size from, Size to) {
        this.rows = new Axis(from.height(), to.height());
        this.columns = new Axis(from.width(), to.width());
    }

    /** Returns a map at the new size. */
    double[] enlarged(double[] map) {
        double[] enlarged = new double[rows.first.length * columns.first.length];
        visit((pixel, cell, share) -> enlarged[pixel] += share * map[cell]);
        return enlarged;
    }

    /** Returns the derivative by each cell of the map, given that by each pixel at the new size. */
    double[] gathered(double[] slope) {
        double[] gathered = new double[rows.from * columns.from];
        visit((pixel, cell, share) -> gathered[cell] += share * slope[pixel]);
        return gathered;
    }

    /** Takes each pixel with each of the four cells that it is mixed of. */
    private interface Visitor {
        void visit(int pixel, int cell, double share);
    }

    private void visit(Visitor visitor) {
        int width = columns.first.length;
        for (int y = 0; y < rows.first.length; y++) {
            int upper = rows.first[y] * columns.from;
            int lower = rows.second[y] * columns.from;
            double down = rows.share[y];
            for (int x = 0; x < width; x++) {
                int pixel = y * width + x;
                double across = columns.share[x];
                visitor.visit(pixel, upper + columns.first[x], (1 - down) * (1 - across));
                visitor.visit(pixel, upper + columns.second[x], (1 - down) * across);
                visitor.visit(pixel, lower + columns.first[x], down * (1 - across));
                visitor.visit(pixel, lower + columns.second[x], down * across);
            }
        }
    }

    /** Which two cells each pixel lies between, and the share of the second. */
    private static final class Axis {
        private final int from;
        private final int[] first;
        private final int[] second;
        private final double[] share;

        Axis(int from, int to) {
            this.from = from;
            this.first = new int[to];
            this.second = new int[to];
            this.share = new double[to];
            for (int i = 0; i < to; i++) {
                double place = Math.max(0, Math.min(from - 1, (i + 0.5) * from / to - 0.5));
                first[i] = (int) place;
                second[i] = Math.min(first[i] + 1, from - 1);
                share[i] = place - first[i];
            }
        }
    }
}
