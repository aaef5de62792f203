package io.limpid.cli.demo;

/** A red disc with a white bar. */
record NoEntryFace() implements SignFace {
    private static final float[] BAR = {0.68f, 0.17f};

    @Override
    public float outline(float u, float v) {
        return Shapes.circle(u, v, 0.97f);
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        float white = Math.min(Shapes.rectangle(u, v, BAR, 0.02f), -(outline(u, v) + 0.05f));
        return SignPaint.RED.mix(SignPaint.WHITE, Shapes.inside(white, pixel));
    }
}
