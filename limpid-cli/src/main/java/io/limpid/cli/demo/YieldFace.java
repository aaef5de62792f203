package io.limpid.cli.demo;

/** A white triangle on its tip with a broad red rim. */
record YieldFace() implements SignFace {
    private static final float RIM = 0.17f;

    @Override
    public float outline(float u, float v) {
        float triangle = Shapes.polygon(-(v + 0.2f), u, 3, 0.58f);
        return Math.max(triangle, Shapes.circle(u, v + 0.2f, 1.04f));
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        return SignPaint.RED.mix(SignPaint.WHITE, Shapes.inside(outline(u, v) + RIM, pixel));
    }
}
