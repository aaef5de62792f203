package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.plane.Blur;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;

/** One image as a model takes it, in front of another one, to be masked place by place. */
final class Picture {
    private final float[] behind;
    private final float[] difference;
    private final long[] shape;
    private final int channelAxis;

    private Picture(Tensor image, Tensor behind, int channelAxis) {
        this.behind = behind.toFloats();
        this.difference = image.toFloats();
        this.shape = image.shape();
        this.channelAxis = channelAxis;
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= this.behind[i];
        }
    }

    /**
     * Returns an image in front of zeros.
     *
     * @param image {@code [1,C,H,W]}, or {@code [1,H,W,C]}
     * @param channelAxis 1 or 3
     */
    static Picture of(Tensor image, int channelAxis) {
        return new Picture(image, Tensor.filled(0, image.shape()), channelAxis);
    }

    /** Returns an image in front of another one of its shape. */
    static Picture inFrontOf(Tensor behind, Tensor image, int channelAxis) {
        return new Picture(image, behind, channelAxis);
    }

    /** Returns an image with every channel blurred. */
    static Tensor blurred(Tensor image, int channelAxis, Blur blur) {
        float[] values = image.toFloats();
        int channels = image.size(channelAxis);
        int places = values.length / channels;
        Size size = size(image.shape(), channelAxis);
        for (int channel = 0; channel < channels; channel++) {
            int start = channelAxis == 1 ? channel * places : channel;
            int step = channelAxis == 1 ? 1 : channels;
            float[] plane = new float[places];
            for (int i = 0; i < places; i++) {
                plane[i] = values[start + i * step];
            }
            double[] blurred = blur.of(Plane.of(plane, size)).values();
            for (int i = 0; i < places; i++) {
                values[start + i * step] = (float) blurred[i];
            }
        }
        return Tensor.of(values, image.shape());
    }

    /** Returns the number of values. */
    int elements() {
        return difference.length;
    }

    long[] shape() {
        return shape.clone();
    }

    Size size() {
        return size(shape, channelAxis);
    }

    private static Size size(long[] shape, int channelAxis) {
        int first = channelAxis == 1 ? 2 : 1;
        return new Size((int) shape[first], (int) shape[first + 1]);
    }

    /** Puts the image where a mask {@code [H,W]} is 1, and what is behind it where the mask is 0, into {@code result}. */
    void mask(float[] mask, float[] result) {
        int channels = difference.length / mask.length;
        for (int channel = 0; channel < channels; channel++) {
            int start = channelAxis == 1 ? channel * mask.length : channel;
            int step = channelAxis == 1 ? 1 : channels;
            for (int i = 0; i < mask.length; i++) {
                int element = start + i * step;
                result[element] = behind[element] + difference[element] * mask[i];
            }
        }
    }
}
