package io.limpid.cli.demo;

/** A blue square with a white P. */
record ParkingFace() implements SignFace {
    private static final Lettering LETTER = Lettering.of("P");

    @Override
    public float outline(float u, float v) {
        return Shapes.square(u, v, 0.78f, 0.1f);
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        float letter = 1.1f * LETTER.distance((u - 0.02f) / 1.1f, v / 1.1f, 0.19f);
        float line = Math.abs(outline(u, v) + 0.07f) - 0.022f;
        return SignPaint.BLUE.mix(SignPaint.WHITE, Shapes.inside(Math.min(letter, line), pixel));
    }
}
