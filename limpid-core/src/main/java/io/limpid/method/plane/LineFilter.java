package io.limpid.method.plane;

import io.limpid.tensor.Tensor;

/**
 * Filters images along their rows, then along their columns, with the same weights.
 */
public final class LineFilter {
    private final double[] kernel;
    private final Border border;

    /**
     * Creates a filter.
     *
     * @param kernel the weights, an odd number of them
     * @param border what stands outside the image
     */
    public LineFilter(double[] kernel, Border border) {
        this.kernel = kernel.clone();
        this.border = border;
    }

    /** What stands outside an image. */
    public enum Border {
        /** The pixel at the edge, again and again. */
        CONTINUED {
            @Override
            double at(float[] line, int place) {
                return line[Math.min(Math.max(place, 0), line.length - 1)];
            }
        },
        /** Nothing. */
        ZERO {
            @Override
            double at(float[] line, int place) {
                return place >= 0 && place < line.length ? line[place] : 0;
            }
        };

        abstract double at(float[] line, int place);
    }

    /** Returns each channel of an image {@code [1,C,H,W]} filtered. */
    public Tensor of(Tensor image) {
        float[] values = image.toFloats();
        int width = image.size(3);
        int height = image.size(2);
        for (int row = 0; row < values.length / width; row++) {
            filter(values, row * width, 1, width);
        }
        for (int channel = 0; channel < image.size(1); channel++) {
            for (int column = 0; column < width; column++) {
                filter(values, channel * height * width + column, width, height);
            }
        }
        return Tensor.of(values, image.shape());
    }

    private void filter(float[] values, int start, int step, int length) {
        float[] line = new float[length];
        for (int i = 0; i < length; i++) {
            line[i] = values[start + i * step];
        }
        int radius = kernel.length / 2;
        for (int i = 0; i < length; i++) {
            double sum = 0;
            for (int k = -radius; k <= radius; k++) {
                sum += kernel[k + radius] * border.at(line, i + k);
            }
            values[start + i * step] = (float) sum;
        }
    }
}
