package io.limpid.cli.demo;

/** The plate of a sign: its paint, weathered, in the light of the scene. */
record SignLayer(Plate plate, SignFace face, Light light, Wear wear) implements Layer {
    private static final Rgb DUST = Rgb.screen(0x6E6455);
    private static final Rgb METAL = Rgb.screen(0x8F9296);

    /**
     * What years have done to a plate.
     *
     * @param faded how far the paint has bleached, 0 to 1
     * @param dirt how much of it is dirty, 0 to 1
     * @param shade how much of it lies in the shade of leaves, 0 to 1
     * @param noise where
     */
    record Wear(float faded, float dirt, float shade, Noise noise) {
        static Wear of(Dice dice) {
            float shade = dice.chance(0.35) ? dice.between(0.2, 0.6) : 0;
            return new Wear(dice.between(0, 0.22), dice.between(0, 0.55), shade, Noise.of(dice));
        }
    }

    @Override
    public Sample at(float x, float y) {
        if (plate.misses(x, y)) {
            return Sample.CLEAR;
        }
        float[] spot = plate.seenAt(x, y);
        float pixel = 1 / (320 * plate.radius());
        float edge = face.outline(spot[0], spot[1]);
        float coverage = Shapes.inside(edge, pixel * 1.2f);
        return coverage == 0 ? Sample.CLEAR : new Sample(lit(spot[0], spot[1], pixel), coverage);
    }

    private Rgb lit(float u, float v, float pixel) {
        Rgb paint = bolted(face.paint(u, v, pixel * 1.2f), u, v, pixel);
        float rim = Shapes.inside(-face.outline(u, v) - 0.02f, pixel);
        Rgb surface = soiled(paint, u, v).mix(METAL.times(0.6f), rim * 0.8f);
        float facing = 0.62f + 0.16f * light.side() * u - 0.12f * v;
        float gloss = 0.07f * Shapes.step(0.55f, 1, 1 - Math.abs(u * 0.8f - v * 0.5f - 0.5f * light.side()));
        return light.on(surface, facing * sunlit(u, v)).plus(light.horizon().times(0.7f * gloss + 0.006f));
    }

    private static Rgb bolted(Rgb paint, float u, float v, float pixel) {
        float bolt = Shapes.inside(Shapes.circle(u, Math.abs(v) - 0.42f, 0.035f), pixel);
        return paint.mix(METAL.times(0.7f), bolt * 0.7f);
    }

    private Rgb soiled(Rgb paint, float u, float v) {
        float grey = (paint.r() + paint.g() + paint.b()) / 3;
        Rgb bleached = paint.mix(Rgb.grey(grey * 0.6f + 0.2f), wear.faded);
        float specks = wear.noise.fractal(u * 3, v * 3, 5);
        float streaks = wear.noise.fractal(u * 9, v * 0.9f + 20, 3);
        float grime = Shapes.step(0.62f, 0.9f, 0.6f * specks + 0.3f * streaks + 0.18f * v + 0.35f * wear.dirt);
        return bleached.mix(DUST, grime * 0.75f).times(0.92f + 0.16f * specks);
    }

    private float sunlit(float u, float v) {
        float leaves = wear.noise.fractal(u * 1.4f + 50, v * 1.4f, 3);
        float threshold = 0.25f + 0.5f * wear.shade;
        return wear.shade == 0 ? 1 : 0.15f + 0.85f * Shapes.step(threshold - 0.06f, threshold + 0.06f, leaves);
    }
}
