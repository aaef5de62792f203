package io.limpid.evaluation;

import io.limpid.image.Image;
import io.limpid.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a picture that shows where an object is. */
final class MaskFile {
    private static final float FULL = 3 * 255;

    private MaskFile() {}

    /** Returns how bright each pixel is, {@code [h,w]}, from 0 to 1; the mean of its channels. */
    static Tensor read(Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no mask " + file + "; correct the path, or leave it empty");
        }
        Image picture = Image.read(file);
        float[] mask = new float[picture.width() * picture.height()];
        for (int i = 0; i < mask.length; i++) {
            int rgb = picture.rgb(i % picture.width(), i / picture.width());
            mask[i] = ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / FULL;
        }
        return Tensor.of(mask, picture.height(), picture.width());
    }
}
