package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** {@code y = 1 / (1 + e^-x)}; derivative {@code y (1 - y)}. */
final class SigmoidOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Sigmoid";
    }

    @Override
    public Range range(Site site) {
        return Range.UNIT;
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        return emit.mul(at.output(), emit.sub(emit.constant(1f), at.output()));
    }
}
