package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Raises the negative contributions of a unit until they balance the positive ones: {@code R_in = x (W+' G + W-'(beta G))}
 * with {@code G = R / y}, {@code beta = -W+ x / W- x}. A unit gives 0 in all, so what is left shows what speaks for it against
 * what speaks against it.
 *
 * <p>Target-selective gradient backpropagation at the last dense layer, its message {@code G} written as relevance
 * {@code x G}. A unit without negative contributions has {@code beta = 0}. Cheng et al., "TSGB: Target-Selective Gradient
 * Backprop for Probing CNN Visual Saliency", IEEE TIP 2022; formula of the official code.
 */
record BalancedRule() implements ContributionRule {
    private static final Guard GUARD = Guard.zero();

    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Weights positive = at.weights().withoutBias().positive(emit);
        Weights negative = at.weights().withoutBias().negative(emit);
        Value message = Ratios.ofOutput(at, GUARD);
        Value balance = emit.neg(GUARD.divide(emit, sum(at, positive), sum(at, negative)));
        Value toPositive = at.linear().transpose(message, positive).get(0);
        Value toNegative =
                at.linear().transpose(emit.mul(balance, message), negative).get(0);
        return List.of(emit.mul(at.input(), emit.add(toPositive, toNegative)));
    }

    private static Value sum(Step at, Weights weights) {
        return at.linear().apply(List.of(at.input()), weights);
    }

    @Override
    public String toString() {
        return "balanced";
    }
}
