package io.limpid.backward.rule;

import io.limpid.backward.Step;
import io.limpid.graph.Value;

/** Relevance divided by what a node computed. */
final class Ratios {
    private Ratios() {}

    /** Emits the upstream relevance divided by the node's own output. */
    static Value ofOutput(Step at, Guard guard) {
        return at.isNonNegative(at.output())
                ? guard.divideByNonNegative(at.emit(), at.upstream(), at.output())
                : guard.divide(at.emit(), at.upstream(), at.output());
    }
}
