package io.limpid.graph;

/**
 * A step from 0 to 1, as a very steep HardSigmoid {@code min(max(slope x + offset, 0), 1)}: ONNX Runtime computes it faster than
 * a sign or a comparison, and in the layout of convolutions.
 *
 * <p>Exact, since the slope is a power of two; only where the step is at 0, numbers nearer to it than 1e-38 give less than 1.
 */
record Threshold(float slope, float offset) {
    private static final float STEEP = 0x1p126f;

    /** 1 where {@code x <= 0}. */
    static final Threshold NOT_POSITIVE = new Threshold(-STEEP, 1);
    /** 1 where {@code x >= 0}. */
    static final Threshold NOT_NEGATIVE = new Threshold(STEEP, 1);

    /** Returns the step that is 1 where {@code x > bound}. */
    static Threshold above(float bound) {
        return new Threshold(steepness(bound), 0 - bound * steepness(bound));
    }

    /** Returns the step that is 1 where {@code x < bound}. */
    static Threshold below(float bound) {
        return new Threshold(-steepness(bound), bound * steepness(bound));
    }

    /** The product with a bound must stay finite, and the least step away from the bound must become 1 or more. */
    private static float steepness(float bound) {
        return Math.abs(bound) < 1 ? STEEP : Math.scalb(STEEP, -Math.getExponent(bound));
    }

    Attributes attributes() {
        return Attributes.NONE.with("alpha", slope).with("beta", offset);
    }
}
