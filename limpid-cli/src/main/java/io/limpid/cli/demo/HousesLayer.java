package io.limpid.cli.demo;

/**
 * A row of houses along the road, seen at an angle.
 *
 * @param across how far across their fronts stand, in metres
 */
record HousesLayer(Camera camera, Light light, Noise noise, float across) implements Layer {
    private static final float FRONT = 11;
    private static final float NEAREST = 6;
    private static final float FARTHEST = 160;
    private static final float STOREY = 3.1f;
    private static final int[] PLASTER = {0xD8C7A3, 0xB5745A, 0xC9C6BF, 0xE3DCCB, 0x9C8F83, 0xCBA27A, 0xA9B4B6};
    private static final Rgb GLASS = Rgb.screen(0x3C4650);
    private static final Rgb ROOF = Rgb.screen(0x7A4638);

    @Override
    public Sample at(float x, float y) {
        float ahead = camera.wallAhead(x, across);
        if (!(ahead > NEAREST && ahead < FARTHEST)) {
            return Sample.CLEAR;
        }
        float above = camera.above(y, ahead);
        int house = (int) Math.floor(ahead / FRONT);
        float eaves = STOREY * (2 + (int) (3 * noise.cell(house, 1)));
        float pixel = ahead / camera.focal() / 320;
        float coverage = above < -0.2f ? 0 : Shapes.inside(above - eaves - 1.6f, pixel);
        return coverage == 0 ? Sample.CLEAR : new Sample(colour(ahead, above, eaves), coverage);
    }

    private Rgb colour(float ahead, float above, float eaves) {
        Rgb wall = above > eaves ? ROOF.times(0.7f + 0.6f * noise.at(ahead * 3, above * 9)) : front(ahead, above);
        float facing = light.side() * camera.roadSide() * Math.signum(across) < 0 ? 0.75f : 0.1f;
        float crevices = above > eaves - 0.25f && above < eaves ? 0.5f : 1;
        return light.through(ahead, light.on(wall, facing).times(crevices));
    }

    private Rgb front(float ahead, float above) {
        int house = (int) Math.floor(ahead / FRONT);
        int storey = (int) Math.floor(above / STOREY);
        float along = ahead / 2.2f;
        float fromPane = Math.max(
                Math.abs(along - (float) Math.floor(along) - 0.5f) * 2.2f - 0.55f,
                Math.abs(above - STOREY * (storey + 0.55f)) - 0.8f);
        Rgb plaster = Rgb.screen(PLASTER[(int) (noise.cell(house, 2) * PLASTER.length)])
                .times(0.62f + 0.4f * noise.fractal(ahead * 0.9f, above * 0.9f, 4));
        if (fromPane < 0) {
            return GLASS.mix(light.horizon(), 0.5f * noise.cell((int) Math.floor(along), storey + 9));
        }
        return fromPane < 0.13f ? plaster.mix(SignPaint.WHITE, 0.6f) : plaster;
    }
}
