package io.limpid.cli.demo;

/**
 * The plate of a road sign seen straight on.
 *
 * <p>Coordinates run right and down from the middle; the plate lies within a circle of radius 1.
 */
interface SignFace {
    /** Returns the signed distance to the edge of the plate, negative inside. */
    float outline(float u, float v);

    /**
     * Returns the paint at a point of the plate.
     *
     * @param pixel how wide a pixel is here, for soft edges between paints
     */
    Rgb paint(float u, float v, float pixel);
}
