package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;

/** {@code y = tanh(x)}; derivative {@code 1 - y^2}. */
final class TanhOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Tanh";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        return emit.sub(emit.constant(1f), emit.square(at.output()));
    }
}
