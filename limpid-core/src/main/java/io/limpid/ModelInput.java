package io.limpid;

import io.limpid.image.PixelMapping;
import io.limpid.image.Prepared;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a model is fed for one image.
 *
 * @param tensor {@code [1,C,H,W]}, or {@code [1,H,W,C]} for models that take channels last
 * @param mapping where it lies in the photo that it was made of; empty for a tensor given as it is
 */
public record ModelInput(Tensor tensor, Optional<PixelMapping> mapping) {
    /**
     * Checks that it is one image.
     *
     * @throws IllegalArgumentException if the tensor holds none or several
     */
    public ModelInput {
        if (tensor.rank() != 4 || tensor.size(0) != 1) {
            throw new IllegalArgumentException("the tensor has shape " + Arrays.toString(tensor.shape())
                    + "; one image has the shape [1,C,H,W]. Give the images of a batch one by one");
        }
    }

    /** Returns a photo made ready for the model. */
    public static ModelInput of(Prepared prepared) {
        return new ModelInput(prepared.tensor(), Optional.of(prepared.mapping()));
    }

    /** Returns a tensor that is preprocessed already. */
    public static ModelInput of(Tensor tensor) {
        return new ModelInput(tensor, Optional.empty());
    }
}
