package io.limpid.cli;

import io.limpid.image.Image;
import io.limpid.image.Layout;
import io.limpid.tensor.Tensor;

/** Makes a picture of a tensor, to have something to lay a heatmap over: from least to greatest value as black to white. */
final class TensorPicture {
    private static final int COLOURS = 3;

    private TensorPicture() {}

    /** Returns the picture of {@code [1,C,H,W]} or {@code [1,H,W,C]}; gray unless C is 3. */
    static Image of(Tensor tensor, Layout layout) {
        boolean channelsLast = layout == Layout.NHWC;
        int channels = tensor.size(channelsLast ? 3 : 1);
        int height = tensor.size(channelsLast ? 1 : 2);
        int width = tensor.size(channelsLast ? 2 : 3);
        int pixels = height * width;
        byte[] levels = levels(tensor.toFloats());
        byte[] rgb = new byte[COLOURS * pixels];
        for (int i = 0; i < rgb.length; i++) {
            int channel = channels == COLOURS ? i % COLOURS : 0;
            int pixel = i / COLOURS;
            rgb[i] = levels[channelsLast ? pixel * channels + channel : channel * pixels + pixel];
        }
        return Image.of(width, height, rgb);
    }

    private static byte[] levels(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float range = greatest > least ? greatest - least : 1;
        byte[] levels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            levels[i] = (byte) Math.round(255 * (values[i] - least) / range);
        }
        return levels;
    }
}
