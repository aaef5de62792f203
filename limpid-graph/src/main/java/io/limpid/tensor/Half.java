package io.limpid.tensor;

/** IEEE 754 half precision: 1 sign bit, 5 exponent bits, 10 fraction bits. */
final class Half {
    private static final int EXPONENT_SHIFT = 10;
    private static final int FRACTION_MASK = 0x3ff;
    private static final int EXPONENT_MAX = 0x1f;
    private static final float SUBNORMAL_UNIT = 0x1p-24f;

    private Half() {}

    /** Widens half-precision bits; exact for every input, NaN and infinities included. */
    static float toFloat(short bits) {
        float sign = bits < 0 ? -1f : 1f;
        int exponent = (bits >> EXPONENT_SHIFT) & EXPONENT_MAX;
        int fraction = bits & FRACTION_MASK;
        if (exponent == EXPONENT_MAX) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        if (exponent == 0) {
            return sign * fraction * SUBNORMAL_UNIT;
        }
        return sign * Float.intBitsToFloat((exponent + 112) << 23 | fraction << 13);
    }
}
