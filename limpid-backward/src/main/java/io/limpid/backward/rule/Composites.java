package io.limpid.backward.rule;

import io.limpid.backward.BaselineTwin;
import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;
import io.limpid.backward.OperatorTable;
import java.util.Set;

/** Ready-made composites, named as in the literature. */
public final class Composites {
    private static final String GRADIENT = "gradient";
    private static final String CONTRIBUTION = "contribution";

    /** The least difference from the baseline that DeepLIFT divides by: about the rounding of activations near 1. */
    private static final float NEAR_ZERO = 1e-6f;

    /** Enough for a normalization by the statistics of a few dozen elements: its relative error is about 1e-6. */
    private static final int POINTS = 8;

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

    /**
     * Returns DeepLIFT with the rescale rule: activations by quotients of differences, maxima, products and whatever else is
     * not linear by rules that are complete too. The walk needs a {@link BaselineTwin}.
     *
     * <p>Shrikumar et al., "Learning Important Features Through Propagating Activation Differences", ICML 2017.
     */
    public static Composite deepLiftRescale() {
        return Composite.of(CONTRIBUTION)
                .on(Nodes.linear(), Rules.gradient())
                .on(Nodes.activations(), Rules.rescale(NEAR_ZERO))
                .on(Nodes.selecting(), Rules.crossMaximum(NEAR_ZERO))
                .on(Nodes.products(), Rules.midpoint())
                .on(Nodes.ofKind(Kind.RESHAPING, Kind.SUM), Rules.gradient())
                .otherwise(Rules.averagedGradient(POINTS));
    }

    /**
     * Returns DeepLIFT with the reveal-cancel rule at linear nodes whose sums one activation reads, see {@link
     * RevealCancelRule}; the rest is as in {@link #deepLiftRescale()}.
     *
     * @param operators tells what nodes are
     * @param kinds which linear nodes: with {@link Kind#DENSE} alone it is the mix that the paper recommends
     */
    public static Composite deepLiftRevealCancel(OperatorTable operators, Set<Kind> kinds) {
        ActivatedLinear pairs = new ActivatedLinear(operators, kinds);
        return Composite.of(CONTRIBUTION)
                .on(pairs.activations(), Rules.pass())
                .on(pairs.linears(), new RevealCancelRule(pairs, NEAR_ZERO))
                .otherwise(deepLiftRescale());
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
