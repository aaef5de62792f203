package io.limpid.method.perturbation;

import io.limpid.image.Size;
import io.limpid.method.plane.Blur;
import io.limpid.method.plane.Plane;
import io.limpid.tensor.Tensor;
import java.util.Arrays;

/** An image as a model takes it, {@code [1,C,H,W]}. */
final class Picture {
    private Picture() {}

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
}
