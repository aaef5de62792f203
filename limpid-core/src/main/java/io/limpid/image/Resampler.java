package io.limpid.image;

/**
 * Resizes 8-bit RGB pictures with the arithmetic of Pillow, so that pixels come out equal to its {@code Image.resize}.
 *
 * <p>Two passes, rows first; the picture between them is rounded to 8 bits. Weights are scaled to a sum of 1 in double
 * precision, then held as integers in units of 2<sup>-22</sup>, the finest for which 8-bit sums fit 32 bits.
 */
final class Resampler {
    private static final int PRECISION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (PRECISION_BITS - 1);
    private static final int CHANNELS = 3;

    private Resampler() {}

    /** Returns a picture as if scaled to {@code target}, of which only {@code part} is computed. */
    static Image resize(Image source, Size target, Region part, Interpolation interpolation) {
        Taps columns = Taps.of(source.width(), target.width(), part.left(), part.width(), interpolation);
        Taps rows = Taps.of(source.height(), target.height(), part.top(), part.height(), interpolation);
        int firstRow = rows.first();
        int rowsNeeded = rows.end() - firstRow;
        byte[] narrowed = new byte[Math.multiplyExact(rowsNeeded, part.width() * CHANNELS)];
        for (int y = 0; y < rowsNeeded; y++) {
            resampleRow(source, firstRow + y, columns, narrowed, y * part.width() * CHANNELS);
        }
        byte[] result = new byte[Math.multiplyExact(part.height(), part.width() * CHANNELS)];
        for (int y = 0; y < part.height(); y++) {
            resampleColumns(narrowed, rows, y, result, part.width() * CHANNELS);
        }
        return Image.owning(part.width(), part.height(), result);
    }

    private static void resampleRow(Image source, int row, Taps taps, byte[] out, int offset) {
        byte[] in = source.pixels();
        int rowStart = row * source.width() * CHANNELS;
        int to = offset;
        for (int x = 0; x < taps.start.length; x++) {
            int from = rowStart + taps.start[x] * CHANNELS;
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            for (int weight : taps.weights[x]) {
                red += (in[from] & 0xFF) * weight;
                green += (in[from + 1] & 0xFF) * weight;
                blue += (in[from + 2] & 0xFF) * weight;
                from += CHANNELS;
            }
            out[to] = rounded(red);
            out[to + 1] = rounded(green);
            out[to + 2] = rounded(blue);
            to += CHANNELS;
        }
    }

    private static void resampleColumns(byte[] in, Taps taps, int row, byte[] out, int stride) {
        int[] weights = taps.weights[row];
        int from = (taps.start[row] - taps.first()) * stride;
        for (int x = 0; x < stride; x++) {
            int sum = HALF;
            for (int tap = 0, at = from + x; tap < weights.length; tap++, at += stride) {
                sum += (in[at] & 0xFF) * weights[tap];
            }
            out[row * stride + x] = rounded(sum);
        }
    }

    private static byte rounded(int sum) {
        int value = sum >> PRECISION_BITS;
        return (byte) (value < 0 ? 0 : Math.min(value, 255));
    }

    /** For each new pixel along one axis: the first old pixel that counts, and the weights from there on. */
    private static final class Taps {
        private final int[] start;
        private final int[][] weights;

        private Taps(int[] start, int[][] weights) {
            this.start = start;
            this.weights = weights;
        }

        static Taps of(int sourceSize, int targetSize, int from, int count, Interpolation interpolation) {
            int[] start = new int[count];
            int[][] weights = new int[count][];
            double scale = (double) sourceSize / targetSize;
            for (int i = 0; i < count; i++) {
                double centre = (from + i + 0.5) * scale;
                if (scale == 1 || interpolation == Interpolation.NEAREST) {
                    start[i] = (int) centre;
                    weights[i] = new int[] {1 << PRECISION_BITS};
                } else {
                    double widening = Math.max(scale, 1);
                    double reach = interpolation.radius() * widening;
                    start[i] = Math.max(0, (int) (centre - reach + 0.5));
                    int end = Math.min(sourceSize, (int) (centre + reach + 0.5));
                    weights[i] = fixedPoint(weights(interpolation, start[i] - centre + 0.5, end - start[i], widening));
                }
            }
            return new Taps(start, weights);
        }

        private static double[] weights(Interpolation interpolation, double offset, int count, double widening) {
            double[] weights = new double[count];
            double sum = 0;
            for (int i = 0; i < count; i++) {
                weights[i] = interpolation.weight((offset + i) * (1 / widening));
                sum += weights[i];
            }
            for (int i = 0; i < count && sum != 0; i++) {
                weights[i] /= sum;
            }
            return weights;
        }

        private static int[] fixedPoint(double[] weights) {
            int[] fixed = new int[weights.length];
            for (int i = 0; i < weights.length; i++) {
                fixed[i] = (int) (Math.copySign(0.5, weights[i]) + weights[i] * (1 << PRECISION_BITS));
            }
            return fixed;
        }

        int first() {
            return start[0];
        }

        int end() {
            return start[start.length - 1] + weights[weights.length - 1].length;
        }
    }
}
