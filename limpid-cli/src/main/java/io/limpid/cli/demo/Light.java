package io.limpid.cli.demo;

import java.util.List;

/**
 * The weather of a scene as light.
 *
 * @param sun what falls on a surface that faces the sun
 * @param ambient what falls on every surface
 * @param zenith the sky at the top of the picture
 * @param horizon the sky at the horizon, also the colour of haze
 * @param clouds how much of the sky is covered, 0 to 1
 * @param side where the sun stands, −1 far left to 1 far right
 */
record Light(Rgb sun, Rgb ambient, Rgb zenith, Rgb horizon, float clouds, float side) {
    private static final List<Light> WEATHERS = List.of(
            new Light(light(1.00, 0.92, 0.78), light(.34, .40, .50), screen(0x3F7CC4), screen(0xC3D9EA), 0.35f, 0),
            new Light(light(0.85, 0.80, 0.70), light(.42, .46, .52), screen(0x6A9BD0), screen(0xD5DFE6), 0.55f, 0),
            new Light(light(0.18, 0.18, 0.18), light(.62, .64, .67), screen(0xA9B4BF), screen(0xD9DDDF), 0.95f, 0),
            new Light(light(1.05, 0.66, 0.34), light(.26, .30, .42), screen(0x5F86B8), screen(0xF3D2A2), 0.45f, 0),
            new Light(light(0.10, 0.11, 0.13), light(.40, .43, .48), screen(0x7D8894), screen(0xAFB6BB), 1.00f, 0));

    static Light of(Dice dice) {
        Light weather = dice.pick(WEATHERS);
        float brightness = dice.between(0.8, 1.2);
        float clouds = Math.min(1, weather.clouds * dice.between(0.6, 1.3));
        float side = dice.side() * dice.between(0.3, 1);
        return new Light(
                weather.sun.times(brightness),
                weather.ambient.times(brightness),
                weather.zenith.times(brightness),
                weather.horizon.times(brightness),
                clouds,
                side);
    }

    /** Returns a surface as it looks when it faces the sun by {@code facing}, 0 (in shade) to 1. */
    Rgb on(Rgb surface, float facing) {
        return surface.times(ambient.plus(sun.times(facing)));
    }

    /** Returns what is left of a colour seen through {@code metres} of air. */
    Rgb through(float metres, Rgb colour) {
        return colour.mix(horizon, Math.min(0.8f, metres / (metres + 420)));
    }

    private static Rgb light(double r, double g, double b) {
        return new Rgb((float) r, (float) g, (float) b);
    }

    private static Rgb screen(int hex) {
        return Rgb.screen(hex);
    }
}
