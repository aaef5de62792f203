package io.limpid.cli.demo.page;

import io.limpid.cli.demo.Picture;
import io.limpid.heatmap.Upsampling;
import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * How much of something lies at the sign and at the watermark, each from 0 to 1.
 *
 * <p>A map cannot be more exact than its own cells, so a cell's width around either still counts as there.
 *
 * @param sign share at the sign's plate
 * @param mark share at the watermark
 */
record Shares(double sign, double mark) {
    private static final int SIZE = Picture.SIZE;

    /** Returns the shares of the positive part of a map {@code [h,w]}, enlarged to the picture. */
    static Shares of(Tensor map, Picture picture) {
        float[] positive = map.toFloats();
        for (int i = 0; i < positive.length; i++) {
            positive[i] = Math.max(0, positive[i]);
        }
        Tensor enlarged = Upsampling.bilinear(Tensor.of(positive, map.shape()), Size.square(SIZE));
        return weighed(enlarged, picture, cell(map));
    }

    /** Returns the shares of the picture's area, for a map {@code [h,w]}. */
    static Shares ofArea(Tensor map, Picture picture) {
        return weighed(Tensor.filled(1, SIZE, SIZE), picture, cell(map));
    }

    private static int cell(Tensor map) {
        return SIZE / map.size(0);
    }

    private static Shares weighed(Tensor map, Picture picture, int margin) {
        boolean[] isSign = widened(picture.signMask(), margin);
        boolean[] isMark = widened(picture.markMask(), margin);
        double sign = 0;
        double mark = 0;
        double all = 0;
        float[] values = map.toFloats();
        for (int i = 0; i < values.length; i++) {
            all += values[i];
            sign += isSign[i] ? values[i] : 0;
            mark += isMark[i] ? values[i] : 0;
        }
        return all > 0 ? new Shares(sign / all, mark / all) : new Shares(0, 0);
    }

    /** Returns a mask with all that lies within a margin of it. */
    private static boolean[] widened(Tensor mask, int margin) {
        long[] inside = mask.toLongs();
        boolean[] wide = new boolean[inside.length];
        for (int i = 0; i < inside.length; i++) {
            if (inside[i] != 0) {
                fill(wide, i % SIZE, i / SIZE, margin);
            }
        }
        return wide;
    }

    private static void fill(boolean[] wide, int column, int row, int margin) {
        for (int y = Math.max(0, row - margin); y <= Math.min(SIZE - 1, row + margin); y++) {
            int start = y * SIZE;
            Arrays.fill(wide, start + Math.max(0, column - margin), start + Math.min(SIZE, column + margin + 1), true);
        }
    }

    /** Returns what lies at neither. */
    double elsewhere() {
        return Math.max(0, 1 - sign - mark);
    }
}
