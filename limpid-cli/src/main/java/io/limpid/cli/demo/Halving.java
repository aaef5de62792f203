package io.limpid.cli.demo;

import java.nio.ByteBuffer;

/** Makes pictures half as large, by the triangle filter with which Limpid resizes photos before a model. */
final class Halving {
    /** Width and height of what comes out: the input of the demo's models. */
    static final int SIZE = Picture.SIZE / 2;

    private static final float[] WEIGHTS = {0.125f, 0.375f, 0.375f, 0.125f};

    private Halving() {}

    /** Returns the pixels of a picture as interleaved bytes {@code [160,160,3]}. */
    static byte[] halved(Picture picture) {
        ByteBuffer from = picture.rgb().bytes();
        byte[] to = new byte[SIZE * SIZE * 3];
        for (int i = 0; i < to.length; i++) {
            to[i] = (byte) Math.round(mean(from, i / 3 % SIZE, i / 3 / SIZE, i % 3));
        }
        return to;
    }

    /** Returns the weighted mean of the 4 x 4 pixels around; those outside the picture do not count. */
    private static float mean(ByteBuffer from, int x, int y, int channel) {
        float sum = 0;
        float total = 0;
        for (int tap = 0; tap < 16; tap++) {
            int column = 2 * x - 1 + tap % 4;
            int row = 2 * y - 1 + tap / 4;
            if (column >= 0 && column < Picture.SIZE && row >= 0 && row < Picture.SIZE) {
                float weight = WEIGHTS[tap % 4] * WEIGHTS[tap / 4];
                sum += weight * (from.get((row * Picture.SIZE + column) * 3 + channel) & 255);
                total += weight;
            }
        }
        return sum / total;
    }
}
