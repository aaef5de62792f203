package io.limpid.cli.demo;

/**
 * A white disc with a red ring around a number.
 *
 * @param number the limit in black
 */
record SpeedLimitFace(Lettering number) implements SignFace {

    static SpeedLimitFace of(String limit) {
        return new SpeedLimitFace(Lettering.of(limit));
    }

    @Override
    public float outline(float u, float v) {
        return Shapes.circle(u, v, 0.97f);
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        float digits = 0.7f * number.distance(u / 0.68f, v / 0.82f, 0.19f);
        Rgb inner = SignPaint.WHITE.mix(SignPaint.BLACK, Shapes.inside(digits, pixel));
        return inner.mix(SignPaint.RED, Shapes.inside(Shapes.ring(u, v, 0.83f, 0.21f), pixel));
    }
}
