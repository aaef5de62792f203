package io.limpid.cli.demo;

/** A line of hills or woods before the sky. */
record RidgeLayer(Camera camera, Light light, Noise noise, Ridge ridge) implements Layer {

    /**
     * What a ridge looks like.
     *
     * @param metres how far away, for the haze
     * @param height of the line above the horizon, in heights of the picture
     * @param leaf its colour in the sun
     * @param fine how ragged its outline is: about 0.1 for hills, 1 for trees
     */
    record Ridge(float metres, float height, Rgb leaf, float fine) {}

    @Override
    public Sample at(float x, float y) {
        float above = camera.horizon() - y;
        if (above < -0.01f || above > ridge.height * 2.2f) {
            return Sample.CLEAR;
        }
        float hills = 2 * ridge.height * noise.fractal(x * 3, 0.5f, 4);
        float crowns = ridge.fine * 0.05f * (noise.fractal(x * 26, y * 26, 4) - 0.5f);
        float coverage = Shapes.inside(above - hills - crowns, 0.008f);
        return coverage == 0 ? Sample.CLEAR : new Sample(colour(x, y), coverage);
    }

    private Rgb colour(float x, float y) {
        float texture = noise.fractal(x * 40 + 7, y * 55, 4);
        float lit = Shapes.step(0.35f, 0.75f, texture + 0.3f * (noise.at(x * 9, y * 9) - 0.5f));
        Rgb leaves = light.on(ridge.leaf, lit * 0.8f).times(0.55f + 0.6f * texture);
        return light.through(ridge.metres, leaves);
    }
}
