package io.limpid.image;

import io.limpid.file.FileTrouble;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A {@code .npy} file with images that are preprocessed already. */
public final class TensorFile {
    private static final String ENDING = ".npy";
    private static final int COLOURS = 3;

    private TensorFile() {}

    /** Tells whether a file's name says that it holds a tensor. */
    public static boolean isTensor(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
    }

    /**
     * Reads the images of a file, {@code [N,C,H,W]}, or in whatever order of axes the model takes. Whole numbers stay what they
     * are, see {@link #usable}.
     *
     * @throws IllegalArgumentException if the file holds no images
     * @throws UncheckedIOException if it cannot be read
     */
    public static Tensor read(Path file) {
        Tensor tensor = tensor(file);
        long[] shape = tensor.shape();
        boolean isBatch = shape.length == 4;
        if (tensor.type() == ElementType.BOOL || tensor.size() == 0 || !(isBatch || shape.length == 3)) {
            throw noImage(file.toString(), tensor);
        }
        Tensor numbers = tensor.type().isFloating() ? tensor.asFloat() : tensor;
        return isBatch ? numbers : numbers.reshaped(1, shape[0], shape[1], shape[2]);
    }

    private static IllegalArgumentException noImage(String name, Tensor tensor) {
        return new IllegalArgumentException(name + " holds " + tensor
                + "; a tensor for the model is float[N,C,H,W] or float[C,H,W], preprocessed already."
                + " Save photos as JPEG or PNG to have them preprocessed");
    }

    private static Tensor tensor(Path file) {
        try {
            return Npy.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read (" + FileTrouble.of(e) + "); check the path", e);
        }
    }

    /**
     * Returns the numbers of an image as floats, unless no model, or not this one, can use them. Whole numbers are for models
     * that take them: for others they are most likely a photo that is not preprocessed.
     *
     * @param name for the message
     * @param taken what the elements of the model's input are
     * @throws IllegalArgumentException if they are not what it takes, or a number is not finite
     */
    public static Tensor usable(String name, Tensor image, ElementType taken) {
        if (!image.type().isFloating() && image.type() != taken) {
            throw noImage(name, image);
        }
        return finite(name, image.asFloat());
    }

    private static Tensor finite(String name, Tensor image) {
        int broken = 0;
        float[] values = image.toFloats();
        for (float value : values) {
            broken += Float.isFinite(value) ? 0 : 1;
        }
        if (broken > 0) {
            throw new IllegalArgumentException(name + " holds " + broken + " of " + values.length
                    + " values that are NaN or infinite, shape " + Arrays.toString(image.shape())
                    + "; a model can make nothing of them. Look where they come from");
        }
        return image;
    }

    /**
     * Returns a picture of an image {@code [1,C,H,W]} or {@code [1,H,W,C]}, to have something to lay a heatmap over: from least to
     * greatest value as black to white; gray unless C is 3.
     */
    public static Image picture(Tensor image, Layout layout) {
        boolean channelsLast = layout == Layout.NHWC;
        int channels = image.size(channelsLast ? 3 : 1);
        int height = image.size(channelsLast ? 1 : 2);
        int width = image.size(channelsLast ? 2 : 3);
        int pixels = height * width;
        byte[] levels = levels(image.toFloats());
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
