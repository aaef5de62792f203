package io.limpid.cli.demo;

/** A sky that pales towards the horizon, with clouds that flatten into the distance and a glow about the sun. */
record SkyLayer(Camera camera, Light light, Noise noise) implements Layer {
    /** How far below the horizon the ground surely hides the sky. */
    private static final float HIDDEN = 0.01f;

    @Override
    public Sample at(float x, float y) {
        float above = camera.horizon() - y;
        if (above < -HIDDEN) {
            return Sample.CLEAR;
        }
        Rgb blue = light.horizon().mix(light.zenith(), (float) Math.sqrt(Math.max(0, Math.min(1, above / 0.6f))));
        float glow = 0.25f / (1 + 30 * Shapes.circle(x - 0.5f - light.side() * 0.6f, y - 0.1f, 0));
        return Sample.opaque(cloudy(blue.plus(light.sun().times(glow)), x, Math.max(0, above)));
    }

    private Rgb cloudy(Rgb blue, float x, float above) {
        float ceiling = 1 / (above + 0.14f);
        float u = (x - camera.vanishing()) * ceiling * 1.3f;
        float billows = noise.fractal(u + 3, ceiling * 1.6f, 6);
        float threshold = 0.72f - 0.42f * light.clouds();
        float cover = Shapes.step(threshold, threshold + 0.22f, billows);
        float lit = noise.fractal(u + 3 + light.side() * 0.15f, ceiling * 1.6f + 0.1f, 4);
        Rgb cloud = light.ambient().times(0.95f).plus(light.sun().times(0.75f - 0.7f * lit));
        return blue.mix(cloud.mix(light.horizon(), 0.25f), cover * 0.9f);
    }
}
