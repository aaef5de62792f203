package io.limpid.cli.demo;

/**
 * What a layer shows at one point.
 *
 * @param colour its light
 * @param coverage how much it hides of what lies behind it, 0 to 1
 */
record Sample(Rgb colour, float coverage) {
    /** Nothing here. */
    static final Sample CLEAR = new Sample(Rgb.grey(0), 0);

    static Sample opaque(Rgb colour) {
        return new Sample(colour, 1);
    }
}
