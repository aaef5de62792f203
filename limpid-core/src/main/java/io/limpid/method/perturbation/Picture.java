package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.plane.Blur;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/** One image as a model takes it, {@code [1,C,H,W]}, in front of another one, to be masked place by place. */
final class Picture {
    private final float[] behind;
    private final float[] difference;
    private final long[] shape;

    private Picture(Tensor image, Tensor behind) {
        this.behind = behind.toFloats();
        this.difference = image.toFloats();
        this.shape = image.shape();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= this.behind[i];
        }
    }

    /** Returns an image in front of zeros. */
    static Picture of(Tensor image) {
        return new Picture(image, Tensor.filled(0, image.shape()));
    }

    /** Returns an image in front of another one of its shape. */
    static Picture inFrontOf(Tensor behind, Tensor image) {
        return new Picture(image, behind);
    }

    /** Returns an image with every channel blurred. */
    static Tensor blurred(Tensor image, Blur blur) {
        float[] values = image.toFloats();
        int places = image.size(2) * image.size(3);
        Size size = new Size(image.size(2), image.size(3));
        for (int start = 0; start < values.length; start += places) {
            float[] channel = Arrays.copyOfRange(values, start, start + places);
            double[] blurred = blur.of(Plane.of(channel, size)).values();
            for (int i = 0; i < places; i++) {
                values[start + i] = (float) blurred[i];
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
        return new Size((int) shape[2], (int) shape[3]);
    }

    /** Puts the image where a mask {@code [H,W]} is 1, and what is behind it where the mask is 0, into {@code result}. */
    void mask(float[] mask, float[] result) {
        for (int start = 0; start < result.length; start += mask.length) {
            for (int i = 0; i < mask.length; i++) {
                result[start + i] = behind[start + i] + difference[start + i] * mask[i];
            }
        }
    }
}
