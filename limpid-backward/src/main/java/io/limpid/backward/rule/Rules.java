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

    /** Returns LRP-epsilon, see {@link EpsilonRule}. */
    public static Rule epsilon(float epsilon) {
        return new EpsilonRule(epsilon);
    }

    /** Returns z-plus with the positive part of the bias, see {@link ZPlusRule}. */
    public static Rule zPlus() {
        return zPlus(Bias.PARTS, Guard.STANDARD);
    }

    /** Returns z-plus, see {@link ZPlusRule}. */
    public static Rule zPlus(Bias bias, Guard guard) {
        return new ZPlusRule(bias, guard);
    }

    /** Returns shares by contribution, see {@link NormRule}. */
    public static Rule norm() {
        return norm(Guard.STANDARD);
    }

    /** Returns shares by contribution, see {@link NormRule}. */
    public static Rule norm(Guard guard) {
        return new NormRule(guard);
    }

    /** Returns the identity, see {@link PassRule}. */
    public static Rule pass() {
        return new PassRule();
    }

    /** Returns DeepLIFT's rescale rule for activations, see {@link RescaleRule}. */
    public static Rule rescale(float epsilon) {
        return new RescaleRule(epsilon);
    }

    /** Returns DeepLIFT's rule for maxima, see {@link CrossMaximumRule}. */
    public static Rule crossMaximum(float epsilon) {
        return new CrossMaximumRule(epsilon);
    }

    /** Returns DeepLIFT's rule for products, see {@link MidpointRule}. */
    public static Rule midpoint() {
        return new MidpointRule();
    }

    /** Returns the gradient averaged between baseline and image, see {@link AveragedGradientRule}. */
    public static Rule averagedGradient(int points) {
        return new AveragedGradientRule(points);
    }

    /** Returns the rule for products with gates, see {@link SignalTakesAllRule}. */
    public static Rule signalTakesAll() {
        return new SignalTakesAllRule();
    }
}
