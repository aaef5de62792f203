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

    /** Returns LRP-0, which gives 0 where a denominator is 0; see {@link ZeroRule}. */
    public static Rule zero() {
        return zero(ZeroRule.STANDARD_GUARD);
    }

    /** Returns LRP-0, see {@link ZeroRule}. */
    public static Rule zero(Guard guard) {
        return new ZeroRule(guard);
    }

    /** Returns LRP-epsilon, see {@link EpsilonRule}. */
    public static Rule epsilon(float epsilon) {
        return new EpsilonRule(epsilon);
    }

    /** Returns LRP-gamma for inputs and outputs of any sign, see {@link GammaRule}. */
    public static Rule gamma(float gamma) {
        return gamma(gamma, Guard.STANDARD);
    }

    /** Returns LRP-gamma for inputs and outputs of any sign, see {@link GammaRule}. */
    public static Rule gamma(float gamma, Guard guard) {
        return new GammaRule(gamma, guard);
    }

    /** Returns LRP-alpha-beta with the parts of the bias, see {@link AlphaBetaRule}. */
    public static Rule alphaBeta(float alpha, float beta) {
        return alphaBeta(alpha, beta, Bias.PARTS, Guard.STANDARD);
    }

    /** Returns LRP-alpha-beta, see {@link AlphaBetaRule}. */
    public static Rule alphaBeta(float alpha, float beta, Bias bias, Guard guard) {
        return new AlphaBetaRule(alpha, beta, bias, guard);
    }

    /** Returns z-plus with the positive part of the bias, see {@link ZPlusRule}. */
    public static Rule zPlus() {
        return zPlus(Bias.PARTS, Guard.STANDARD);
    }

    /** Returns z-plus, see {@link ZPlusRule}. */
    public static Rule zPlus(Bias bias, Guard guard) {
        return new ZPlusRule(bias, guard);
    }

    /** Returns z-plus of the negated weights, see {@link ZMinusRule}. */
    public static Rule zMinus() {
        return new ZMinusRule();
    }

    /** Returns excitation backpropagation's probabilistic winner-takes-all: {@linkplain ZPlusRule z-plus} without bias. */
    public static Rule winnerTakesAll() {
        return zPlus(Bias.NONE, Guard.STANDARD);
    }

    /** Returns the rule for inputs within a box, see {@link ZBoxRule}. */
    public static Rule zBox(Box box) {
        return zBox(box, Guard.STANDARD);
    }

    /** Returns the rule for inputs within a box, see {@link ZBoxRule}. */
    public static Rule zBox(Box box, Guard guard) {
        return new ZBoxRule(box, guard);
    }

    /** Returns shares by squared weights, the squared bias among them; see {@link WSquareRule}. */
    public static Rule wSquare() {
        return wSquare(Bias.PARTS);
    }

    /** Returns shares by squared weights, see {@link WSquareRule}. */
    public static Rule wSquare(Bias bias) {
        return new WSquareRule(bias);
    }

    /** Returns equal shares, see {@link FlatRule}. */
    public static Rule flat() {
        return new FlatRule();
    }

    /** Returns shares by the size of inputs, of each group of a convolution by itself, see {@link BySizeRule}. */
    public static Rule bySize() {
        return bySize(Groups.APART);
    }

    /** Returns shares by the size of inputs, see {@link BySizeRule}. */
    public static Rule bySize(Groups groups) {
        return new BySizeRule(groups);
    }

    /** Returns the balance of positive and negative contributions, see {@link BalancedRule}. */
    public static Rule balanced() {
        return new BalancedRule();
    }

    /** Returns shares by contribution, see {@link NormRule}. */
    public static Rule norm() {
        return norm(Sharing.ALL, Guard.STANDARD);
    }

    /** Returns shares by contribution, see {@link NormRule}. */
    public static Rule norm(Sharing inputs, Guard guard) {
        return new NormRule(inputs, guard);
    }

    /** Returns shares of a sum by the positive parts of its terms, see {@link SharesRule}. */
    public static Rule positiveShares() {
        return new SharesRule(SharesRule.Measure.POSITIVE);
    }

    /** Returns shares of a sum by the sizes of its terms, see {@link SharesRule}. */
    public static Rule absoluteShares() {
        return new SharesRule(SharesRule.Measure.ABSOLUTE);
    }

    /** Returns the identity, see {@link PassRule}. */
    public static Rule pass() {
        return new PassRule();
    }

    /** Returns the identity where inputs are not 0, see {@link PassNonZeroRule}. */
    public static Rule passNonZero() {
        return new PassNonZeroRule();
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

    /** Returns DeepLIFT's rule for normalizations by the data's own statistics, see {@link SecantRule}. */
    public static Rule secant() {
        return new SecantRule();
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
