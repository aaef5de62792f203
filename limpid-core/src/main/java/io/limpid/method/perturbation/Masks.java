package io.limpid.method.perturbation;

import io.limpid.tensor.Tensor;
import java.util.Map;

/** Masks for one image. Each can be made again at any time, so that only a few need to be in memory. */
public interface Masks {
    /** Returns how many there are. */
    int count();

    /** Returns what their {@link MaskForm} declared, for those from {@code start} to before {@code end}. */
    Map<String, Tensor> some(int start, int end);

    /** Returns the same for one mask that hides nothing. */
    Map<String, Tensor> hidingNothing();
}
