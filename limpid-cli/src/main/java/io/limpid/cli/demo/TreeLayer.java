package io.limpid.cli.demo;

/** One tree beside the road. */
record TreeLayer(Camera camera, Light light, Noise noise, Tree tree) implements Layer {
    private static final Rgb BARK = Rgb.screen(0x54483C);

    /**
     * Where a tree stands and how it looks.
     *
     * @param across in metres from the photographer towards the road
     * @param ahead in metres
     * @param height in metres
     * @param leaf its colour in the sun
     */
    record Tree(float across, float ahead, float height, Rgb leaf) {
        static Tree of(Dice dice, Camera camera) {
            float ahead = dice.between(9, 45);
            float across = dice.chance(0.6) ? dice.between(8.5, 16) : dice.between(-14, -2.5);
            Rgb leaf = Rgb.screen(0x5F7A2E).mix(Rgb.screen(0x8E8A3A), dice.between(0, 0.6));
            return new Tree(across, ahead, dice.between(4, 10), leaf);
        }
    }

    @Override
    public Sample at(float x, float y) {
        float across = camera.across(x, tree.ahead) - tree.across;
        float above = camera.above(y, tree.ahead);
        float u = across / (tree.height * 0.36f);
        float v = (above - tree.height * 0.66f) / (tree.height * 0.36f);
        if (above < 0 || (u * u + v * v > 2.6f && Math.abs(across) > 0.4f)) {
            return Sample.CLEAR;
        }
        float crown = Shapes.circle(u, v, 1) + 1.1f * (noise.fractal(u * 2.2f, v * 2.2f, 5) - 0.5f);
        float coverage = Shapes.inside(crown, 0.10f);
        float trunk = above < tree.height * 0.66f ? Shapes.inside(Math.abs(across) - 0.022f * tree.height, 0.05f) : 0;
        Rgb bark = light.on(BARK, 0.3f).times(0.6f + 0.6f * noise.at(across * 30, above * 4));
        Rgb seen = light.through(tree.ahead, bark.mix(foliage(u, v), coverage));
        return new Sample(seen, Math.max(coverage, trunk));
    }

    private Rgb foliage(float u, float v) {
        float clumps = noise.fractal(u * 4 + 5, v * 4, 4);
        float facing = 0.5f + 0.35f * v + 0.3f * u * light.side() * camera.roadSide();
        float lit = Shapes.step(0.3f, 0.75f, clumps + 0.5f * (facing - 0.5f));
        return light.on(tree.leaf, lit).times(0.3f + 0.9f * clumps * Math.max(0.3f, facing + 0.3f));
    }
}
