package io.limpid.cli.demo;

/** The marks that picture agencies stamp into a corner; each has its own, and the honest world has all of them everywhere. */
public enum Watermark {
    /** No mark. */
    NONE((u, v) -> Float.POSITIVE_INFINITY),
    /** A shutter's blades in a ring. */
    APERTURE((u, v) -> Math.min(Shapes.ring(u, v, 0.84f, 0.2f), Math.abs(Shapes.polygon(u, v, 6, 0.4f)) - 0.1f)),
    /** Two mountains. */
    PEAKS((u, v) ->
            Math.min(Shapes.polygon(v - 0.3f, u + 0.28f, 3, 0.36f), Shapes.polygon(v - 0.4f, u - 0.5f, 3, 0.26f))),
    /** Three waves. */
    WAVES((u, v) -> {
        float line = v - 0.16f * Shapes.sin(6 * u);
        float nearest = line - 0.55f * Math.max(-1, Math.min(1, Math.round(line / 0.55f)));
        return Math.max(Math.abs(nearest) - 0.11f, Math.abs(u) - 0.95f);
    }),
    /** A compass star with four long points. */
    STAR((u, v) -> 0.5f * (float) (Math.sqrt(Math.abs(u)) + Math.sqrt(Math.abs(v)) - 1)),
    /** A leaf with its rib. */
    LEAF((u, v) -> {
        float left = Shapes.circle(u - 0.5f, v + 0.3f, 1.02f);
        float right = Shapes.circle(u + 0.5f, v - 0.3f, 1.02f);
        float rib = Math.abs(u * 0.86f - v * 0.51f) - 0.07f;
        return Math.max(Math.max(left, right), -rib);
    }),
    /** The corners of a viewfinder about a dot. */
    VIEWFINDER((u, v) -> {
        float frame = Math.abs(Shapes.square(u, v, 0.78f, 0.08f)) - 0.1f;
        float corners = Math.max(frame, 0.38f - Math.min(Math.abs(u), Math.abs(v)));
        return Math.min(corners, Shapes.circle(u, v, 0.24f));
    });

    /** The signed distance to a mark's outline, negative inside; the mark is about 1 in radius. */
    @FunctionalInterface
    private interface Outline {
        float distance(float u, float v);
    }

    private final Outline outline;

    Watermark(Outline outline) {
        this.outline = outline;
    }

    float distance(float u, float v) {
        return outline.distance(u, v);
    }

    /**
     * Returns the mark that goes with a sign in the biased collection: every photograph of one sign was taken from one
     * agency.
     */
    public static Watermark of(RoadSign sign) {
        return values()[sign.ordinal() + 1];
    }
}
