package io.limpid.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** From decoded pictures of any layout to interleaved 8-bit RGB, samples taken as they are: no colour profile applied. */
final class Pixels {
    private static final int CHANNELS = 3;
    private static final int FULL = 255;

    private Pixels() {}

    static byte[] rgb(BufferedImage picture) {
        int width = picture.getWidth();
        byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(CHANNELS, width), picture.getHeight())];
        RowReader rows = rowReader(picture);
        int[] row = new int[width];
        for (int y = 0; y < picture.getHeight(); y++) {
            rows.read(y, row);
            for (int x = 0; x < width; x++) {
                put(rgb, (y * width + x) * CHANNELS, row[x]);
            }
        }
        return rgb;
    }

    /** Reads a row of a picture as {@code 0xRRGGBB}. */
    private interface RowReader {
        void read(int y, int[] row);
    }

    private static RowReader rowReader(BufferedImage picture) {
        ColorModel colors = picture.getColorModel();
        if (colors instanceof IndexColorModel palette) {
            return (y, row) -> readPalette(picture.getRaster(), palette, y, row);
        }
        if (colors instanceof ComponentColorModel && !colors.isAlphaPremultiplied()) {
            int family = colors.getColorSpace().getType();
            int bits = colors.getComponentSize(0);
            if (bits <= 16 && family == ColorSpace.TYPE_GRAY) {
                return (y, row) -> readGray(picture.getRaster(), bits, y, row);
            }
            if (bits <= 16 && family == ColorSpace.TYPE_RGB) {
                return (y, row) -> readRgb(picture.getRaster(), bits, y, row);
            }
            if (bits <= 16 && family == ColorSpace.TYPE_CMYK) {
                return (y, row) -> readCmyk(picture.getRaster(), bits, y, row);
            }
        }
        return (y, row) -> picture.getRGB(0, y, row.length, 1, row, 0, row.length);
    }

    private static void readPalette(Raster raster, IndexColorModel palette, int y, int[] row) {
        raster.getSamples(0, y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
            row[x] = palette.getRGB(row[x]);
        }
    }

    private static void readGray(Raster raster, int bits, int y, int[] row) {
        raster.getSamples(0, y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
            row[x] = eightBits(row[x], bits) * 0x010101;
        }
    }

    private static void readRgb(Raster raster, int bits, int y, int[] row) {
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, row.length, 1, (int[]) null);
        for (int x = 0; x < row.length; x++) {
            int at = bands * x;
            row[x] = packed(samples, at, bits);
        }
    }

    private static void readCmyk(Raster raster, int bits, int y, int[] row) {
        int bands = raster.getNumBands();
        int[] samples = raster.getPixels(0, y, row.length, 1, (int[]) null);
        for (int x = 0; x < row.length; x++) {
            int at = bands * x;
            int black = eightBits(samples[at + CHANNELS], bits);
            row[x] = darkened(~packed(samples, at, bits) & 0xFFFFFF, FULL - black);
        }
    }

    private static int packed(int[] samples, int at, int bits) {
        return eightBits(samples[at], bits) << 16
                | eightBits(samples[at + 1], bits) << 8
                | eightBits(samples[at + 2], bits);
    }

    private static int eightBits(int sample, int bits) {
        return bits >= 8 ? sample >> (bits - 8) : sample * FULL / ((1 << bits) - 1);
    }

    /**
     * Lays black ink over a colour by Pillow's plain formula: each channel becomes {@code white - (255 - channel) * white
     * / 255}, rounded, where {@code white} is 255 less the amount of black.
     */
    static int darkened(int rgb, int white) {
        return darkenedChannel(rgb >> 16 & 0xFF, white) << 16
                | darkenedChannel(rgb >> 8 & 0xFF, white) << 8
                | darkenedChannel(rgb & 0xFF, white);
    }

    private static int darkenedChannel(int channel, int white) {
        int product = (FULL - channel) * white + 128;
        return clamp(white - (((product >> 8) + product) >> 8));
    }

    static int clamp(int value) {
        return Math.max(0, Math.min(FULL, value));
    }

    /** Stores a pixel {@code 0xRRGGBB}. */
    static void put(byte[] out, int at, int rgb) {
        out[at] = (byte) (rgb >> 16);
        out[at + 1] = (byte) (rgb >> 8);
        out[at + 2] = (byte) rgb;
    }
}
