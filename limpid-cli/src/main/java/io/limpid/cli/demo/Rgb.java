package io.limpid.cli.demo;

/**
 * A colour in linear light: doubling the numbers doubles the light.
 *
 * @param r red, 0 and up; 1 is a white wall in the sun
 * @param g green
 * @param b blue
 */
record Rgb(float r, float g, float b) {
    private static final float[] LINEAR = linearTable();

    /** Returns the colour that a screen shows for {@code 0xRRGGBB}. */
    static Rgb screen(int hex) {
        return new Rgb(LINEAR[hex >> 16 & 255], LINEAR[hex >> 8 & 255], LINEAR[hex & 255]);
    }

    static Rgb grey(float light) {
        return new Rgb(light, light, light);
    }

    Rgb times(float factor) {
        return new Rgb(r * factor, g * factor, b * factor);
    }

    Rgb times(Rgb tint) {
        return new Rgb(r * tint.r, g * tint.g, b * tint.b);
    }

    Rgb plus(Rgb other) {
        return new Rgb(r + other.r, g + other.g, b + other.b);
    }

    /** Returns this at {@code t = 0}, the other at {@code t = 1}. */
    Rgb mix(Rgb other, float t) {
        return new Rgb(r + (other.r - r) * t, g + (other.g - g) * t, b + (other.b - b) * t);
    }

    private static float[] linearTable() {
        float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            double screen = i / 255.0;
            table[i] = (float) (screen <= 0.04045 ? screen / 12.92 : StrictMath.pow((screen + 0.055) / 1.055, 2.4));
        }
        return table;
    }
}
