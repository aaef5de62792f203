package io.limpid.cli.demo;

/** A yellow square on its tip in a white frame: the road with priority. */
record PriorityFace() implements SignFace {
    private static final float HALF_SIDE = 0.72f;
    private static final float DIAGONAL = (float) Math.sqrt(0.5);

    @Override
    public float outline(float u, float v) {
        return Shapes.square((u + v) * DIAGONAL, (v - u) * DIAGONAL, HALF_SIDE, 0.1f);
    }

    @Override
    public Rgb paint(float u, float v, float pixel) {
        float edge = outline(u, v);
        Rgb frame = SignPaint.WHITE.mix(SignPaint.BLACK, Shapes.inside(Math.abs(edge + 0.05f) - 0.018f, pixel));
        return frame.mix(SignPaint.YELLOW, Shapes.inside(edge + 0.24f, pixel));
    }
}
