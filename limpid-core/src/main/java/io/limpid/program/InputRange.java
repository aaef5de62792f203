package io.limpid.program;

import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What black and white pixels become in the model's input, one number for each channel.
 *
 * @param black of each channel
 * @param white of each channel
 */
public record InputRange(List<Float> black, List<Float> white) {
    public InputRange {
        black = List.copyOf(black);
        white = List.copyOf(white);
    }

    /** Returns the range of these numbers, one for each channel. */
    public static InputRange of(float[] black, float[] white) {
        return new InputRange(list(black), list(white));
    }

    private static List<Float> list(float[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    /** Returns an all-black image of the shape of another, {@code [1,C,H,W]}. */
    public Tensor blackLike(Tensor image) {
        return filled(black, image);
    }

    /** Returns an all-white image of the shape of another, {@code [1,C,H,W]}. */
    public Tensor whiteLike(Tensor image) {
        return filled(white, image);
    }

    private static Tensor filled(List<Float> channels, Tensor image) {
        if (image.size(1) != channels.size()) {
            throw new IllegalArgumentException("the input tensor " + image + " has " + image.size(1)
                    + " channels, but the preprocessing says what black and white are in " + channels.size()
                    + "; give the preprocessing that belongs to the model, or take baseline=zero, which needs none");
        }
        float[] values = new float[image.size()];
        int places = values.length / channels.size();
        for (int i = 0; i < values.length; i++) {
            values[i] = channels.get(i / places);
        }
        return Tensor.of(values, image.shape());
    }
}
