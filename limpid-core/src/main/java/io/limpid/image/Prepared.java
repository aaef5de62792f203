package io.limpid.image;

import io.limpid.tensor.Tensor;

/**
 * A photo made ready for a model.
 *
 * @param tensor float, {@code [1,C,H,W]} or {@code [1,H,W,C]} as the {@link Layout} says
 * @param mapping where the tensor's pixels lie on the photo
 */
public record Prepared(Tensor tensor, PixelMapping mapping) {}
