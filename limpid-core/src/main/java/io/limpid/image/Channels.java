package io.limpid.image;

import java.util.Locale;

/** Which colour channels a model takes, and in which order. */
public enum Channels {
    /** Red, green, blue. */
    RGB(3) {
        @Override
        int value(int rgb, int channel) {
            return rgb >> (16 - 8 * channel) & 0xFF;
        }
    },
    /** Blue, green, red, as OpenCV and Caffe have it. */
    BGR(3) {
        @Override
        int value(int rgb, int channel) {
            return rgb >> (8 * channel) & 0xFF;
        }
    },
    /** One channel of luma: 0.299 red + 0.587 green + 0.114 blue, rounded to 8 bits as Pillow does. */
    GRAY(1) {
        @Override
        int value(int rgb, int channel) {
            return (19595 * (rgb >> 16 & 0xFF) + 38470 * (rgb >> 8 & 0xFF) + 7471 * (rgb & 0xFF) + (1 << 15)) >> 16;
        }
    };

    private final int count;

    Channels(int count) {
        this.count = count;
    }

    /** Returns the number of channels. */
    public int count() {
        return count;
    }

    /** Returns the value, 0 to 255, of one channel of a pixel {@code 0xRRGGBB}. */
    abstract int value(int rgb, int channel);

    /** Returns the name as specs write it. */
    String spec() {
        return name().toLowerCase(Locale.ROOT);
    }
}
