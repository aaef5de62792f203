package io.limpid.cli.demo;

/** One sheet of a scene, painted over those behind it. */
@FunctionalInterface
interface Layer {
    /**
     * Returns what the sheet shows at a point of the picture.
     *
     * @param x 0 at the left edge, 1 at the right
     * @param y 0 at the top, 1 at the bottom
     */
    Sample at(float x, float y);
}
