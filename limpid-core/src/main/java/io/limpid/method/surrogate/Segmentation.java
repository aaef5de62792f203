package io.limpid.method.surrogate;

import io.limpid.image.Superpixels;
import io.limpid.method.spec.Parameter;
import io.limpid.method.spec.Parameters;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * How an image is cut into the segments that a surrogate model knows: by {@link Superpixels#slic(Tensor, int, double)}, in
 * the colours of the photo where what black and white are is known.
 *
 * @param segments about how many
 * @param compactness how much place counts against colour
 */
record Segmentation(int segments, double compactness) {
    static final List<Parameter> PARAMETERS = List.of(
            new Parameter("segments", "50", "about how many superpixels (SLIC) the image is cut into"),
            new Parameter("compactness", "10", "of superpixels: how much place counts against colour"));

    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_MEGABYTES = 256;

    Segmentation {
        long megabytes = (long) segments * segments * Double.BYTES / MEGABYTE;
        if (megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException(
                    "segments is " + segments + "; the linear model's matrix would take " + megabytes
                            + " MB, and at most " + MOST_MEGABYTES + " MB are allowed. Lower segments; 50 is usual");
        }
    }

    static Segmentation of(Parameters p) {
        return new Segmentation(p.integer("segments", 1), p.number("compactness", Float.MIN_NORMAL));
    }

    /** Returns the segments of an image {@code [1,C,H,W]}. */
    Superpixels of(Tensor image, Optional<InputRange> range) {
        Tensor colours = range.map(known -> colours(image, known)).orElse(image);
        return Superpixels.slic(colours, segments, compactness);
    }

    /** Undoes the normalisation, so that black is 0 and white is 1 in every channel. */
    private static Tensor colours(Tensor image, InputRange range) {
        float[] values = image.toFloats();
        float[] black = range.blackLike(image).toFloats();
        float[] white = range.whiteLike(image).toFloats();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - black[i]) / (white[i] - black[i]);
        }
        return Tensor.of(values, image.shape());
    }
}
