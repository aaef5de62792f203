package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * Guided backpropagation at an activation {@code y = f(x)}: {@code g_in = max(g_out, 0) max(f'(x), 0) 1[x > 0]}.
 *
 * <p>Springenberg et al., "Striving for Simplicity: The All Convolutional Net", ICLR workshop 2015, section 3.4, which
 * states it for ReLU; the factor {@code f'} carries it over to other activations.
 */
record GuidedRule() implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        Value gradient = at.withUpstream(emit.relu(at.upstream())).gradient().get(0);
        if (!gradient.isPresent()) {
            return List.of(gradient);
        }
        Value positive = emit.relu(gradient);
        return List.of(isFlatBelowZero(at) ? positive : emit.mul(positive, emit.step(at.input())));
    }

    /** Tells whether what is 0 or less becomes 0, so that {@code f'} is 0 there without being told. */
    private static boolean isFlatBelowZero(Step at) {
        return at.keepsSign() && at.isNonNegative(at.output()) && !at.isNonNegative(at.input());
    }

    @Override
    public String toString() {
        return "guided";
    }
}
