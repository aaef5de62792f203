package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** Relevance divided by what a node computed. */
final class Ratios {
    private Ratios() {}

    /** Emits the upstream relevance divided by the node's own output. */
    static Value ofOutput(Step at, Guard guard) {
        Emitter emit = at.emit();
        return at.positiveOutput()
                .map(output -> guard.divideByNonNegative(emit, at.upstream(), output))
                .orElseGet(() -> guard.divide(emit, at.upstream(), at.output()));
    }
}
