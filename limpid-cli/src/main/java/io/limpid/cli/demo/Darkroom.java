package io.limpid.cli.demo;

/**
 * Turns light into the bytes of a photograph: exposure, tone, colour cast, fall-off towards the corners and grain.
 *
 * @param exposure how much light the film gets
 * @param cast colour of the white balance's error
 * @param falloff how dark the corners are, 0 to 1
 * @param grain strength of the sensor's noise, in steps of 1 of 255
 * @param noise where
 */
record Darkroom(float exposure, Rgb cast, float falloff, float grain, Noise noise) {
    private static final int TONES = 4096;
    private static final float BRIGHTEST = 4;
    private static final float[] CURVE = curve();

    static Darkroom of(Dice dice) {
        Rgb cast = new Rgb(dice.between(0.92, 1.08), 1, dice.between(0.92, 1.08));
        return new Darkroom(dice.between(1.0, 1.6), cast, dice.between(0.1, 0.4), dice.between(1.5, 5), Noise.of(dice));
    }

    /** Returns the picture as interleaved red, green and blue bytes, row by row. */
    byte[] develop(Canvas canvas) {
        int size = canvas.size();
        byte[] bytes = new byte[size * size * 3];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                develop(canvas, x, y, bytes);
            }
        }
        return bytes;
    }

    private void develop(Canvas canvas, int x, int y, byte[] bytes) {
        float u = canvas.middle(x) - 0.5f;
        float v = canvas.middle(y) - 0.5f;
        Rgb light = canvas.at(x, y).times(cast).times(exposure * (1 - falloff * 2 * (u * u + v * v)));
        float luminance = grain(x, y, 0);
        int i = (y * canvas.size() + x) * 3;
        bytes[i] = tone(light.r(), luminance + 0.5f * grain(x, y, 1));
        bytes[i + 1] = tone(light.g(), luminance + 0.5f * grain(x, y, 2));
        bytes[i + 2] = tone(light.b(), luminance + 0.5f * grain(x, y, 3));
    }

    /** Returns grain of mean 0: half of it lies in single pixels, half in clumps as demosaicing leaves them. */
    private float grain(int x, int y, int layer) {
        float single = noise.cell(x + 1009 * layer, y) + noise.cell(x, y - 2003 * (layer + 1)) - 1;
        float clump = noise.at(x * 0.45f + 613 * layer, y * 0.45f) - 0.5f;
        return grain * (single + 1.5f * clump);
    }

    private static byte tone(float light, float grain) {
        int step = Math.max(0, Math.min(TONES - 1, (int) (light / BRIGHTEST * TONES)));
        float level = CURVE[step];
        float shadowy = 1.2f - 0.7f * level / 255;
        return (byte) Math.max(0, Math.min(255, Math.round(level + grain * shadowy)));
    }

    /** Returns the response of film: straight in the middle, soft shoulder, coded for the screen. */
    private static float[] curve() {
        float[] levels = new float[TONES];
        for (int i = 0; i < TONES; i++) {
            double light = 1.12 * (1 - StrictMath.exp(-1.25 * i * BRIGHTEST / TONES));
            double screen = StrictMath.pow(Math.min(1, light), 1 / 2.2);
            levels[i] = (float) (255 * (screen + 0.56 * (screen - 0.45) * screen * (1 - screen)));
        }
        return levels;
    }
}
