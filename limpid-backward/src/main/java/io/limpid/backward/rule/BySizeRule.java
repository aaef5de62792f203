package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Shares by the size of inputs, whatever their weights: {@code R_in = |x| O'(R / O(|x|))} with a kernel of ones in {@code O}.
 *
 * <p>Target-selective gradient backpropagation (TSGB) at convolutions, its message {@code G} written as relevance
 * {@code x G}; each group of a grouped convolution shares by itself. Cheng et al., "TSGB: Target-Selective Gradient Backprop
 * for Probing CNN Visual Saliency", IEEE TIP 2022; formula of the official code.
 */
record BySizeRule() implements ContributionRule {
    private static final Guard GUARD = Guard.stabilized(1e-10f);

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights ones = Ones.kernel(at);
        Value size = at.isNonNegative(at.input()) ? at.input() : emit.abs(at.input());
        Value ratio = GUARD.divideByNonNegative(emit, at.upstream(), at.linear().apply(List.of(size), ones));
        return List.of(emit.mul(size, at.linear().transpose(ratio, ones).get(0)));
    }

    @Override
    public String toString() {
        return "by-size";
    }
}
