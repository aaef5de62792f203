package io.limpid.cli.demo;

/** A red octagon with a white rim that says STOP. */
record StopFace() implements SignFace {
    private static final Lettering WORD = Lettering.of("STOP");

    @Override
    public float outline(float u, float v) {
        return Shapes.polygon(u, v, 8, 0.92f);
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        float letters = 0.56f * WORD.distance(u / 0.52f, v / 0.6f, 0.2f);
        float white = Math.min(letters, -(outline(u, v) + 0.07f));
        return SignPaint.RED.mix(SignPaint.WHITE, Shapes.inside(white, pixel));
    }
}
