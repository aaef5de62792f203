package io.limpid.backward.rule;

import io.limpid.backward.BaselineTwin;
import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;
import io.limpid.backward.OperatorTable;
import java.util.Set;

/**
 * The composites of DeepLIFT: multipliers whose products with the differences from a baseline sum to that of the score. A walk
 * with one of them needs a {@link BaselineTwin}.
 *
 * <p>Shrikumar et al., "Learning Important Features Through Propagating Activation Differences", ICML 2017.
 */
public final class DeepLiftComposites {
    private static final String CONTRIBUTION = "contribution";

    /** The least difference from the baseline that is divided by: about the rounding of activations near 1. */
    private static final float NEAR_ZERO = 1e-6f;

    /** Enough for what is smooth, such as a softmax: its relative error is about 1e-6. */
    private static final int POINTS = 8;

    private DeepLiftComposites() {}

    /**
     * Returns the rescale rule at activations, the gradient at what is linear, and rules that are complete too at maxima,
     * products, normalizations and whatever else.
     */
    public static Composite rescale() {
        return Composite.of(CONTRIBUTION)
                .on(Nodes.linear(), Rules.gradient())
                .on(Nodes.activations(), Rules.rescale(NEAR_ZERO))
                .on(Nodes.selecting(), Rules.crossMaximum(NEAR_ZERO))
                .on(Nodes.products(), Rules.midpoint())
                .on(Nodes.standardizing(), Rules.secant())
                .on(Nodes.ofKind(Kind.RESHAPING, Kind.SUM), Rules.gradient())
                .otherwise(Rules.averagedGradient(POINTS));
    }

    /**
     * Returns the reveal-cancel rule at linear nodes whose sums one activation reads, see {@link RevealCancelRule}, and {@link
     * #rescale} elsewhere.
     *
     * @param operators tells what nodes are
     * @param kinds which linear nodes: with {@link Kind#DENSE} alone it is the mix that the paper recommends
     */
    public static Composite revealCancel(OperatorTable operators, Set<Kind> kinds) {
        ActivatedLinear pairs = new ActivatedLinear(operators, kinds);
        return Composite.of(CONTRIBUTION)
                .on(pairs.activations(), Rules.pass())
                .on(pairs.linears(), new RevealCancelRule(pairs, NEAR_ZERO))
                .otherwise(rescale());
    }
}
