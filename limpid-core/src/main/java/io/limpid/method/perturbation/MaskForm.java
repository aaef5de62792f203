package io.limpid.method.perturbation;

import io.limpid.graph.Value;
import io.limpid.image.Size;
import io.limpid.program.Variants;

/** In which form masks are handed over to the model. */
public interface MaskForm {
    /**
     * Declares what is fed for each mask, and emits the masks of it.
     *
     * @param size of the image
     * @return {@code [N,1,H,W]}, 1 where the image is seen and 0 where it is hidden
     */
    Value emit(Variants.Front front, Size size);
}
