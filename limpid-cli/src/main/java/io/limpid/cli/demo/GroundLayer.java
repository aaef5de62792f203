package io.limpid.cli.demo;

/** Everything below the horizon: a road with its markings, and the verge beside it. */
record GroundLayer(Camera camera, Light light, Noise noise, Road road) implements Layer {

    /**
     * A straight road.
     *
     * @param near its near edge, in metres across from the photographer
     * @param width in metres
     * @param paved whether a pavement runs beside it instead of grass
     * @param asphalt how light its surface is
     */
    record Road(float near, float width, boolean paved, float asphalt) {
        static Road of(Dice dice, boolean paved) {
            return new Road(dice.between(0.3, 1.4), dice.between(5.5, 8), paved, dice.between(0.08, 0.18));
        }
    }

    private static final Rgb GRASS = Rgb.screen(0x6C8038);
    private static final Rgb HAY = Rgb.screen(0xA3955A);
    private static final Rgb SLAB = Rgb.screen(0xA29C93);
    private static final Rgb LINE = Rgb.screen(0xDDDCD6);

    @Override
    public Sample at(float x, float y) {
        float below = y - camera.horizon();
        if (below <= 0.002f) {
            return Sample.CLEAR;
        }
        float ahead = camera.groundAhead(y);
        float across = camera.across(x, ahead);
        Rgb ground = light.on(surface(across, ahead), sunlit(across, ahead));
        return Sample.opaque(light.through(ahead, ground));
    }

    private Rgb surface(float across, float ahead) {
        float pixel = ahead / camera.focal() / 320;
        float onRoad = Shapes.inside(Math.abs(fromMiddle(across)) - road.width / 2, pixel + 0.02f);
        if (onRoad == 1) {
            return asphalt(across, ahead, pixel);
        }
        Rgb beside = road.paved && across > -3.2f ? pavement(across, ahead, pixel) : grass(across, ahead, pixel);
        return onRoad == 0 ? beside : beside.mix(asphalt(across, ahead, pixel), onRoad);
    }

    private float fromMiddle(float across) {
        return across - road.near - road.width / 2;
    }

    private Rgb asphalt(float across, float ahead, float pixel) {
        float grain = visible(0.02f, pixel) * (noise.at(across * 60, ahead * 60) - 0.5f);
        float patches = noise.fractal(across * 0.9f, ahead * 0.35f, 4) - 0.5f;
        float lane = fromMiddle(across) / road.width * 4;
        float wheels = 0.24f * Math.abs(lane - Math.round(lane)) - 0.06f;
        float crack =
                Shapes.inside(Math.abs(noise.fractal(across * 0.8f + 40, ahead * 0.5f, 4) - 0.5f) - 0.004f, 0.01f);
        float shade = road.asphalt * (1 + 0.9f * grain + 0.5f * patches + wheels) * (1 - 0.45f * crack);
        return new Rgb(shade, shade, shade * 1.04f).mix(LINE, marking(across, ahead, pixel));
    }

    private float marking(float across, float ahead, float pixel) {
        float offset = Math.abs(fromMiddle(across));
        float edge = Shapes.inside(Math.abs(offset - road.width / 2 + 0.3f) - 0.06f, pixel);
        if (edge == 0 && offset > 0.07f + pixel) {
            return 0;
        }
        float gap = Math.abs(ahead / 7 - (float) Math.floor(ahead / 7) - 0.5f) * 7 - 1.7f;
        float dash = Shapes.inside(offset - 0.07f, pixel) * Shapes.inside(gap, pixel * 3);
        float worn = Shapes.step(0.28f, 0.5f, noise.fractal(across * 7, ahead * 5, 3));
        return Math.max(edge, dash) * (0.45f + 0.5f * worn);
    }

    private Rgb grass(float across, float ahead, float pixel) {
        float blades = visible(0.03f, pixel) * (noise.fractal(across * 45, ahead * 14, 2) - 0.5f);
        float tufts = noise.fractal(across * 2.2f, ahead * 1.1f, 4);
        Rgb dry = GRASS.mix(HAY, Shapes.step(0.45f, 0.8f, noise.fractal(across * 0.4f, ahead * 0.25f, 3)));
        return dry.times(Math.max(0.1f, 0.45f + 0.8f * tufts + 1.3f * blades));
    }

    private Rgb pavement(float across, float ahead, float pixel) {
        float grain = visible(0.03f, pixel) * (noise.at(across * 50, ahead * 50) - 0.5f);
        float joint = Math.min(seam(across / 0.6f), seam(ahead / 0.6f)) * 0.6f - 0.012f;
        float slab = noise.cell((int) Math.floor(across / 0.6f), (int) Math.floor(ahead / 0.6f));
        float stains = noise.fractal(across * 1.3f, ahead * 0.9f, 4);
        float shade = (0.75f + 0.2f * slab + 0.3f * (stains - 0.5f) + 0.25f * grain)
                * (1 - 0.45f * Shapes.inside(joint, pixel + 0.005f) * visible(0.05f, pixel));
        return SLAB.times(shade * 0.7f);
    }

    private static float seam(float along) {
        return Math.abs(along - (float) Math.floor(along + 0.5f));
    }

    /** Returns how visible detail of a size is, both in metres, where a pixel is so wide. */
    private static float visible(float detail, float pixel) {
        return Math.min(1, detail / (pixel + 1e-4f));
    }

    private float sunlit(float across, float ahead) {
        float leaves = noise.fractal(across * 0.5f + 11, ahead * 0.3f, 4);
        return 0.25f + 0.6f * Shapes.step(0.38f, 0.5f, leaves);
    }
}
