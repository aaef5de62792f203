package io.limpid.method.perturbation;

import io.limpid.method.perturbation.Enlargement.Size;
import io.limpid.tensor.Tensor;

/** One image as a model takes it, to be masked place by place. */
final class Picture {
    private final float[] values;
    private final long[] shape;
    private final int channelAxis;

    private Picture(Tensor image, int channelAxis) {
        this.values = image.toFloats();
        this.shape = image.shape();
        this.channelAxis = channelAxis;
    }

    /**
     * Returns an image.
     *
     * @param image {@code [1,C,H,W]}, or {@code [1,H,W,C]}
     * @param channelAxis 1 or 3
     */
    static Picture of(Tensor image, int channelAxis) {
        return new Picture(image, channelAxis);
    }

    float[] values() {
        return values;
    }

    long[] shape() {
        return shape.clone();
    }

    Size size() {
        int first = channelAxis == 1 ? 2 : 1;
        return new Size((int) shape[first], (int) shape[first + 1]);
    }

    /** Puts the image times a mask {@code [H,W]} into {@code result}. */
    void multiply(float[] mask, float[] result) {
        if (channelAxis == 1) {
            for (int start = 0; start < values.length; start += mask.length) {
                for (int i = 0; i < mask.length; i++) {
                    result[start + i] = values[start + i] * mask[i];
                }
            }
        } else {
            int channels = values.length / mask.length;
            for (int i = 0; i < values.length; i++) {
                result[i] = values[i] * mask[i / channels];
            }
        }
    }
}
