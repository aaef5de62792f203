package io.limpid.cli.demo;

/** The grey tube that carries a plate, from behind the plate down to the ground. */
record PostLayer(Camera camera, Plate plate, Light light, Noise noise) implements Layer {
    private static final Rgb ZINC = Rgb.screen(0x9A9DA0);
    private static final float THICKNESS = 0.085f;

    @Override
    public Sample at(float x, float y) {
        float metre = plate.radius() / Plate.METRES;
        float foot = camera.horizon() + camera.height() * metre;
        float around = (x - plate.x()) / (plate.radius() * THICKNESS);
        if (y < plate.y() - 0.6f * plate.radius() || y > foot || Math.abs(around) > 1.4f) {
            return Sample.CLEAR;
        }
        float pixel = 1 / (320 * plate.radius() * THICKNESS);
        return new Sample(lit(around, x, y), Shapes.inside(Math.abs(around) - 1, pixel));
    }

    private Rgb lit(float around, float x, float y) {
        float facing = Math.max(0, 0.45f + 0.5f * around * light.side());
        float underPlate = (y - plate.y()) / plate.radius() - 0.8f;
        float shade = 0.5f + 0.5f * Shapes.step(0, 0.7f, underPlate);
        float weather = 0.75f + 0.35f * noise.fractal(x * 90, y * 25, 3);
        return light.on(ZINC, facing * shade).times(weather * (0.7f + 0.3f * shade));
    }
}
