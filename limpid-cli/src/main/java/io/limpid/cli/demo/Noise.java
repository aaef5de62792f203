package io.limpid.cli.demo;

/**
 * Smooth random fields over the plane: value noise on the integer lattice, and sums of its octaves.
 *
 * @param seed which field
 */
record Noise(long seed) {

    static Noise of(Dice dice) {
        return new Noise(dice.next());
    }

    /** Returns a number in [0, 1) that belongs to a lattice point and to nothing near it. */
    float cell(int x, int y) {
        int bits = (int) seed ^ x * 0x27D4EB2D ^ y * 0x165667B1;
        bits = (bits ^ bits >>> 15) * 0x85EBCA6B;
        bits = (bits ^ bits >>> 13) * 0xC2B2AE35;
        return (bits >>> 8) * 0x1p-24f;
    }

    /** Returns the field at a point, in [0, 1], with features about one unit wide. */
    float at(float x, float y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float u = smooth(x - left);
        float v = smooth(y - top);
        float above = cell(left, top) + (cell(left + 1, top) - cell(left, top)) * u;
        float below = cell(left, top + 1) + (cell(left + 1, top + 1) - cell(left, top + 1)) * u;
        return above + (below - above) * v;
    }

    /** Returns a sum of octaves, each half as wide and half as strong as the one before, in [0, 1]. */
    float fractal(float x, float y, int octaves) {
        float sum = 0;
        float strength = 1;
        float total = 0;
        float scale = 1;
        for (int octave = 0; octave < octaves; octave++) {
            sum += strength * at(x * scale + 17.3f * octave, y * scale - 9.1f * octave);
            total += strength;
            strength *= 0.5f;
            scale *= 2.03f;
        }
        return sum / total;
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}
