package io.limpid.backward.rule;

import io.limpid.backward.Rule;

/** The rules, by their names in the literature. */
public final class Rules {
    private Rules() {}

    /** Returns the chain rule: the operator's vector-Jacobian product. */
    public static Rule gradient() {
        return new GradientRule();
    }

    /** Returns guided backpropagation's rule for activations, see {@link GuidedRule}. */
    public static Rule guided() {
        return new GuidedRule();
    }

    /** Returns the deconvolutional network's rule for activations, see {@link DeconvnetRule}. */
    public static Rule deconvnet() {
        return new DeconvnetRule();
    }
}
