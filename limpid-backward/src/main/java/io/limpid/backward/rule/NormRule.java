package io.limpid.backward.rule;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Rule;
import io.limpid.backward.Silence;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Shares by contribution: {@code R_in = x J'(R / y)}, with {@code J'} the gradient. At a sum {@code x_i / (x_1 + x_2)} of the
 * relevance goes to input {@code i}, at a mean {@code x_i / sum(x)}; at a maximum all of it to the greatest.
 *
 * <p>LRP-0 for operators without weights: Bach et al., PLOS ONE 2015, equation 56.
 *
 * @param inputs which of them share
 * @param guard of the division
 */
record NormRule(Sharing inputs, Guard guard) implements Rule {
    @Override
    public Silence silence(Operator operator) {
        return Silence.AT_ZERO_INPUTS;
    }

    @Override
    public List<Value> propagate(Step at) {
        return isChoice(at) ? at.gradient() : shared(at);
    }

    /** Tells whether relevance only moves to what was chosen, so that {@code x / y} is 1. */
    private boolean isChoice(Step at) {
        return at.kind() == Kind.POOLING_MAX
                && at.keepsSign()
                && at.arrivesOnlyAtPositives()
                && guard.equals(Guard.zero());
    }

    private List<Value> shared(Step at) {
        return inputs == Sharing.POSITIVE && !at.inputs().stream().allMatch(at::isNonNegative)
                ? ofPositives(at)
                : shares(at, at.inputs(), Ratios.ofOutput(at, guard));
    }

    private List<Value> ofPositives(Step at) {
        Emitter emit = at.emit();
        List<Value> positives = at.inputs().stream().map(emit::relu).toList();
        Value ratio = guard.divideByNonNegative(emit, at.upstream(), at.repeated(positives));
        return shares(at, positives, ratio);
    }

    private static List<Value> shares(Step at, List<Value> inputs, Value ratio) {
        return at.emit().mul(inputs, at.withUpstream(ratio).gradient());
    }

    @Override
    public String toString() {
        return Written.rule("norm")
                .option("inputs", inputs, Sharing.ALL)
                .option("guard", guard, Guard.STANDARD)
                .toString();
    }
}
