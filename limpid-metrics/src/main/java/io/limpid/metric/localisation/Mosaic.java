package io.limpid.metric.localisation;

import io.limpid.tensor.Tensor;

/** Four images of half their size in one: 0 upper left, 1 upper right, 2 lower left, 3 lower right. */
final class Mosaic {
    private final int height;
    private final int width;
    private final long[] shape;
    private final float[] values;

    /** Starts an empty mosaic of an image's shape, {@code [1,C,H,W]}. */
    Mosaic(Tensor like) {
        height = like.size(2);
        width = like.size(3);
        shape = like.shape();
        values = new float[like.size()];
    }

    /** Puts an image of the same shape into a quarter; each pixel is the mean of four of its own. */
    Mosaic with(int quarter, Tensor image) {
        float[] from = image.toFloats();
        int pixels = height * width;
        for (int i = 0; i < values.length; i++) {
            int row = i % pixels / width;
            int column = i % width;
            if (quarter(row, column, height, width) == quarter) {
                int top = 2 * (row - quarter / 2 * (height / 2));
                int left = 2 * (column - quarter % 2 * (width / 2));
                values[i] = mean(from, i / pixels * pixels, Math.min(top, height - 2), Math.min(left, width - 2));
            }
        }
        return this;
    }

    private float mean(float[] from, int plane, int top, int left) {
        int at = plane + top * width + left;
        return (from[at] + from[at + 1] + from[at + width] + from[at + width + 1]) / 4;
    }

    Tensor tensor() {
        return Tensor.of(values, shape);
    }

    /** Returns the sum of a map's numbers on a quarter of a mosaic. */
    static double sum(double[] map, Tensor mosaic, int quarter) {
        double sum = 0;
        for (int i = 0; i < map.length; i++) {
            int width = mosaic.size(3);
            sum += quarter(i / width, i % width, mosaic.size(2), width) == quarter ? map[i] : 0;
        }
        return sum;
    }

    private static int quarter(int row, int column, int height, int width) {
        return (row < height / 2 ? 0 : 2) + (column < width / 2 ? 0 : 1);
    }
}
