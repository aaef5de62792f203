package io.limpid.backward.rule;

import io.limpid.backward.Composite;
import io.limpid.backward.Nodes;

/** Ready-made composites, named as in the literature. */
public final class Composites {
    private static final String GRADIENT = "gradient";

    private Composites() {}

    /** Returns the plain gradient: every node's vector-Jacobian product. */
    public static Composite gradient() {
        return Composite.of(GRADIENT).otherwise(Rules.gradient());
    }

    /**
     * Returns guided backpropagation: activations let through only positive gradients at positive inputs.
     *
     * <p>Springenberg et al., "Striving for Simplicity: The All Convolutional Net", ICLR workshop 2015, section 3.4.
     */
    public static Composite guidedBackprop() {
        return Composite.of("guided").on(Nodes.activations(), Rules.guided()).otherwise(Rules.gradient());
    }

    /**
     * Returns the deconvolutional network: activations let through the positive part of what arrives.
     *
     * <p>Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014, section 2.1.
     */
    public static Composite deconvnet() {
        return Composite.of("deconvnet")
                .on(Nodes.activations(), Rules.deconvnet())
                .otherwise(Rules.gradient());
    }
}
