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
 * {@code x G}. Cheng et al., "TSGB: Target-Selective Gradient Backprop for Probing CNN Visual Saliency", IEEE TIP 2022; formula
 * of the official code, which knows no groups: {@link Groups#JOINED}.
 *
 * @param groups how those of a convolution share
 */
record BySizeRule(Groups groups) implements ContributionRule {
    private static final Guard GUARD = Guard.stabilized(1e-10f);
    private static final int CHANNELS = 1;

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights ones = Ones.kernel(at);
        Value size = at.isNonNegative(at.input()) ? at.input() : emit.abs(at.input());
        Value ratio = ratio(at, at.linear().apply(List.of(size), ones));
        return List.of(emit.mul(size, at.linear().transpose(ratio, ones).get(0)));
    }

    /** Emits the relevance for each unit of size; of all channels together it is the same at each of them. */
    private Value ratio(Step at, Value sizes) {
        Emitter emit = at.emit();
        if (groups == Groups.APART) {
            return GUARD.divideByNonNegative(emit, at.upstream(), sizes);
        }
        Value relevance = emit.reduceSum(at.upstream(), CHANNELS);
        Value ofPlaces = GUARD.divideByNonNegative(emit, relevance, emit.reduceSum(sizes, CHANNELS));
        return emit.expandLike(ofPlaces, at.output());
    }

    @Override
    public String toString() {
        return Written.rule("by-size").option("groups", groups, Groups.APART).toString();
    }
}
