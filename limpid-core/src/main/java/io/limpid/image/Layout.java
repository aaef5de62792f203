package io.limpid.image;

import java.util.Locale;

/** The order of a tensor's axes: batch N, channel C, row H, column W. */
public enum Layout {
    /** Channels first, {@code [N,C,H,W]}, as PyTorch exports. */
    NCHW {
        @Override
        long[] shape(int channels, Size size) {
            return new long[] {1, channels, size.height(), size.width()};
        }

        @Override
        int channelStride(int channels, int pixels) {
            return pixels;
        }

        @Override
        int pixelStride(int channels) {
            return 1;
        }
    },
    /** Channels last, {@code [N,H,W,C]}, as TensorFlow exports. */
    NHWC {
        @Override
        long[] shape(int channels, Size size) {
            return new long[] {1, size.height(), size.width(), channels};
        }

        @Override
        int channelStride(int channels, int pixels) {
            return 1;
        }

        @Override
        int pixelStride(int channels) {
            return channels;
        }
    };

    abstract long[] shape(int channels, Size size);

    /** Returns how far apart two channels of one pixel lie. */
    abstract int channelStride(int channels, int pixels);

    /** Returns how far apart two neighbouring pixels of one channel lie. */
    abstract int pixelStride(int channels);

    /** Returns the name as specs write it. */
    String spec() {
        return name().toLowerCase(Locale.ROOT);
    }
}
