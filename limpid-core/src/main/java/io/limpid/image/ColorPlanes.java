package io.limpid.image;

import io.limpid.tensor.Tensor;
import java.util.Arrays;

/**
 * The colours of a picture in a space whose distances are those that people see: CIELAB (D65) for red, green and blue, or as
 * many lightnesses, 0–100, as there are channels.
 */
final class ColorPlanes {
    private static final int RGB = 3;
    private static final double FULL = 255;
    private static final double LIGHTNESS = 100;
    private static final double[] WHITE = {0.95047, 1, 1.08883};
    private static final double[][] TO_XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };

    private final double[][] planes;
    private final Size size;

    private ColorPlanes(double[][] planes, Size size) {
        this.planes = planes;
        this.size = size;
    }

    static ColorPlanes of(Image picture) {
        byte[] rgb = picture.pixels();
        double[][] planes = new double[RGB][rgb.length / RGB];
        for (int i = 0; i < rgb.length; i++) {
            planes[i % RGB][i / RGB] = (rgb[i] & 0xFF) / FULL;
        }
        return lab(planes, picture.size());
    }

    /** Returns the colours of a tensor {@code [C,H,W]} or {@code [1,C,H,W]}, all values scaled together to 0–1. */
    static ColorPlanes of(Tensor image) {
        boolean single = image.rank() == RGB || (image.rank() == RGB + 1 && image.size(0) == 1);
        if (!single) {
            throw new IllegalArgumentException("the tensor has shape " + Arrays.toString(image.shape())
                    + "; superpixels are of one image, [C,H,W] or [1,C,H,W]");
        }
        Size size = new Size(image.size(-2), image.size(-1));
        double[][] planes = scaled(image.toFloats(), image.size(-3));
        return planes.length == RGB ? lab(planes, size) : new ColorPlanes(lightnesses(planes), size);
    }

    private static double[][] scaled(float[] values, int channels) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        double range = greatest > least ? (double) greatest - least : 1;
        int places = values.length / channels;
        double[][] planes = new double[channels][places];
        for (int i = 0; i < values.length; i++) {
            planes[i / places][i % places] = (values[i] - least) / range;
        }
        return planes;
    }

    private static double[][] lightnesses(double[][] planes) {
        return Arrays.stream(planes)
                .map(plane ->
                        Arrays.stream(plane).map(value -> value * LIGHTNESS).toArray())
                .toArray(double[][]::new);
    }

    private static ColorPlanes lab(double[][] rgb, Size size) {
        double[][] lab = new double[RGB][rgb[0].length];
        for (int i = 0; i < rgb[0].length; i++) {
            double[] linear = {linear(rgb[0][i]), linear(rgb[1][i]), linear(rgb[2][i])};
            double x = bent(mixed(linear, 0));
            double y = bent(mixed(linear, 1));
            double z = bent(mixed(linear, 2));
            lab[0][i] = 116 * y - 16;
            lab[1][i] = 500 * (x - y);
            lab[2][i] = 200 * (y - z);
        }
        return new ColorPlanes(lab, size);
    }

    /** Undoes the gamma of sRGB (IEC 61966-2-1). */
    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static double mixed(double[] linear, int row) {
        double sum = 0;
        for (int i = 0; i < RGB; i++) {
            sum += TO_XYZ[row][i] * linear[i];
        }
        return sum / WHITE[row];
    }

    /** The cube root of CIELAB, with its straight piece near black (CIE 15). */
    private static double bent(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    /** Returns one row of numbers for each coordinate, pixel by pixel; they are not copied. */
    double[][] planes() {
        return planes;
    }

    Size size() {
        return size;
    }

    int pixels() {
        return planes[0].length;
    }

    /** Returns the squared distance of the colours of two pixels. */
    double squaredDistance(int a, int b) {
        double sum = 0;
        for (double[] plane : planes) {
            sum += (plane[a] - plane[b]) * (plane[a] - plane[b]);
        }
        return sum;
    }
}
