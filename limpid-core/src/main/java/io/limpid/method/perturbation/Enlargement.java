package io.limpid.method.perturbation;

import io.limpid.image.Size;

/**
 * Enlarges maps of one size to another bilinearly: each row and column of the result mixes two of the old ones, in shares
 * that are worked out once.
 */
final class Enlargement {
    private final Axis rows;
    private final Axis columns;
    private final float[] row;

    private Enlargement(Axis rows, Axis columns) {
        this.rows = rows;
        this.columns = columns;
        this.row = new float[columns.from];
    }

    /** Where the pixels of the old and the new map lie over each other. */
    enum Alignment {
        /** Centres of pixels: new pixel {@code i} of {@code n} looks at {@code (i + 0.5) m / n - 0.5} of {@code m}. */
        HALF_PIXEL {
            @Override
            double place(int i, int from, int to) {
                return (i + 0.5) * from / to - 0.5;
            }
        },
        /** First on first and last on last: new pixel {@code i} of {@code n} looks at {@code i (m - 1) / (n - 1)}. */
        ALIGN_CORNERS {
            @Override
            double place(int i, int from, int to) {
                return to == 1 ? 0 : (double) i * (from - 1) / (to - 1);
            }
        };

        abstract double place(int i, int from, int to);
    }

    static Enlargement of(Size from, Size to, Alignment alignment) {
        return new Enlargement(
                new Axis(from.height(), to.height(), alignment), new Axis(from.width(), to.width(), alignment));
    }

    /** Enlarges the map that starts at {@code offset} of {@code maps}. */
    void enlarge(float[] maps, int offset, float[] result) {
        int width = columns.first.length;
        for (int y = 0; y < rows.first.length; y++) {
            mixRows(maps, offset, y);
            for (int x = 0; x < width; x++) {
                float left = row[columns.first[x]];
                result[y * width + x] = left + columns.share[x] * (row[columns.second[x]] - left);
            }
        }
    }

    private void mixRows(float[] maps, int offset, int y) {
        int upper = offset + rows.first[y] * columns.from;
        int lower = offset + rows.second[y] * columns.from;
        for (int x = 0; x < row.length; x++) {
            row[x] = maps[upper + x] + rows.share[y] * (maps[lower + x] - maps[upper + x]);
        }
    }

    /** Which two of the old places each new one mixes, and the share of the second. */
    private static final class Axis {
        private final int from;
        private final int[] first;
        private final int[] second;
        private final float[] share;

        Axis(int from, int to, Alignment alignment) {
            this.from = from;
            this.first = new int[to];
            this.second = new int[to];
            this.share = new float[to];
            for (int i = 0; i < to; i++) {
                double place = Math.max(0, Math.min(from - 1, alignment.place(i, from, to)));
                first[i] = (int) place;
                second[i] = Math.min(first[i] + 1, from - 1);
                share[i] = (float) (place - first[i]);
            }
        }
    }
}
