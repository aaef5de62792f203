package io.limpid.backward.rule;

import io.limpid.backward.Rule;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/**
 * DeepLIFT at a product {@code y = a b} of two values that both differ from the baseline: the gradient half way between,
 * {@code m_a = m (b + b0) / 2} and {@code m_b = m (a + a0) / 2}. Complete, and the Shapley value of the two factors.
 */
record MidpointRule() implements Rule {
    @Override
    public List<Value> propagate(Step at) {
        Emitter emit = at.emit();
        List<Value> midway = at.inputs().stream()
                .map(input -> emit.scale(emit.add(input, at.baseline(input)), 0.5f))
                .toList();
        return at.on(midway).gradient();
    }

    @Override
    public String toString() {
        return "midpoint";
    }
}
