package io.limpid.method.ensemble;

import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/** The image that a path to the explained image starts from: one that shows nothing. */
enum Baseline {
    /** All black, as the preprocessing makes it. */
    BLACK {
        @Override
        Tensor of(Tensor image, Optional<InputRange> range) {
            return known(range).blackLike(image);
        }
    },
    /** All zeros of the model's input; of most models, that is the mean colour of the training photos. */
    ZERO {
        @Override
        Tensor of(Tensor image, Optional<InputRange> range) {
            return Tensor.filled(0, image.shape());
        }
    },
    /** All white, as the preprocessing makes it. */
    WHITE {
        @Override
        Tensor of(Tensor image, Optional<InputRange> range) {
            return known(range).whiteLike(image);
        }
    },
    /** The image's own mean colour. */
    MEAN {
        @Override
        Tensor of(Tensor image, Optional<InputRange> range) {
            float[] values = image.toFloats();
            int places = values.length / image.size(1);
            for (int start = 0; start < values.length; start += places) {
                double sum = 0;
                for (int i = start; i < start + places; i++) {
                    sum += values[i];
                }
                Arrays.fill(values, start, start + places, (float) (sum / places));
            }
            return Tensor.of(values, image.shape());
        }
    },
    /** The image blurred until nothing can be told, see {@link GaussianBlur}. */
    BLUR {
        @Override
        Tensor of(Tensor image, Optional<InputRange> range) {
            return GaussianBlur.of(image);
        }
    };

    /**
     * Returns the baseline for an image {@code [1,C,H,W]}, of its shape.
     *
     * @param range what black and white are, if that is known
     * @throws IllegalArgumentException if it must be known and is not
     */
    abstract Tensor of(Tensor image, Optional<InputRange> range);

    private static InputRange known(Optional<InputRange> range) {
        return range.orElseThrow(
                () -> new IllegalArgumentException("what black and white are in this network's input is"
                        + " not known; explain through a classifier with its preprocessing, or take baseline=zero"));
    }
}
