package io.limpid.cli.demo;

/**
 * A watermark at its place: white and half transparent, with a faint shadow that keeps it legible on a pale ground.
 *
 * @param mark what is stamped
 * @param x its middle, 0 left to 1 right
 * @param y its middle, 0 top to 1 bottom
 */
record Stamp(Watermark mark, float x, float y) {
    private static final float RADIUS = 0.055f;
    private static final float INK = 0.66f;
    private static final float SHADOW = 0.38f;

    /** Returns a stamp in one of the lower corners. */
    static Stamp of(Dice dice, Watermark mark) {
        float fromEdge = dice.between(0.085, 0.105);
        return new Stamp(mark, dice.chance(0.5) ? fromEdge : 1 - fromEdge, 1 - dice.between(0.085, 0.105));
    }

    /** Returns how much white covers a point, 0 to 1. */
    float ink(float px, float py, float pixel) {
        return INK * Shapes.inside(distance(px, py), pixel / RADIUS);
    }

    /** Returns how much black covers a point below the white, 0 to 1. */
    float shadow(float px, float py) {
        float offset = 0.05f * RADIUS;
        return SHADOW * (1 - Shapes.step(-0.05f, 0.22f, distance(px - offset, py - offset)));
    }

    private float distance(float px, float py) {
        float u = (px - x) / RADIUS;
        float v = (py - y) / RADIUS;
        return Math.max(Math.abs(u), Math.abs(v)) > 1.5f ? 1 : mark.distance(u, v);
    }
}
