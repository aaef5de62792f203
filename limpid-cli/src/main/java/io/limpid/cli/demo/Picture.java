package io.limpid.cli.demo;

import io.limpid.image.Image;
import io.limpid.tensor.Tensor;

/**
 * A rendered photograph with the truth about it.
 *
 * @param photo what the camera saw
 * @param signMask uint8 {@code [H,W]}: 1 where the sign's plate is, 0 elsewhere
 * @param markMask uint8 {@code [H,W]}: 1 where the watermark is, 0 elsewhere; all 0 without one
 */
public record Picture(Image photo, Tensor signMask, Tensor markMask) {
    /** Width and height of every picture, in pixels. */
    public static final int SIZE = 320;
}
