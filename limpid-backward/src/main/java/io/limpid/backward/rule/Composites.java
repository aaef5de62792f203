package io.limpid.backward.rule;

import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;

/** Ready-made composites, named as in the literature. */
public final class Composites {
    private static final String GRADIENT = "gradient";
    private static final String RELEVANCE = "relevance";
    private static final float EPSILON = 1e-6f;

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

    /** Returns epsilon-plus: z-plus at convolutions, epsilon at dense layers. */
    public static Composite epsilonPlus() {
        return Composite.of(RELEVANCE)
                .on(Nodes.ofKind(Kind.CONVOLUTION), Rules.zPlus())
                .on(Nodes.ofKind(Kind.DENSE), Rules.epsilon(EPSILON))
                .otherwise(lrpDefaults());
    }

    /** Returns what relevance does at all nodes but convolutions and dense layers. */
    public static Composite lrpDefaults() {
        return Composite.of(RELEVANCE)
                .on(Nodes.ofKind(Kind.ACTIVATION, Kind.NORMALIZATION), Rules.pass())
                .on(Nodes.ofKind(Kind.SUM, Kind.POOLING_AVERAGE), Rules.norm())
                .on(Nodes.ofKind(Kind.PRODUCT), Rules.signalTakesAll())
                .otherwise(Rules.gradient());
    }
}
