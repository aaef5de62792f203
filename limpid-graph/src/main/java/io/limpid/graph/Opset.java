package io.limpid.graph;

/**
 * Versions of the ONNX standard's operator set that Limpid works with.
 *
 * <p>A model of opset {@link #OLDEST} to 17 is lifted to {@link #CANONICAL}, so that nothing above ever asks for a
 * version. A newer model keeps its opset: all operators that Limpid writes, in the form in which it writes them, mean the
 * same in the newer opsets.
 */
public final class Opset {
    /** The opset that Limpid's own nodes are written in, and that older models are lifted to. */
    public static final long CANONICAL = 18;

    /** The oldest opset that can be lifted; before it, operators broadcast by attributes. */
    public static final long OLDEST = 7;

    private Opset() {}
}
