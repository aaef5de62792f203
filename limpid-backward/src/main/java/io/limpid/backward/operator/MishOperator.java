package io.limpid.backward.operator;

import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = x t} with {@code t = tanh(softplus(x))}; derivative {@code t + x (1 - t^2) sigmoid(x)}. */
final class MishOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Mish";
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).sign();
    }

    @Override
    public Value derivative(Step at) {
        Emitter emit = at.emit();
        Value gate = emit.tanh(emit.node("Softplus", List.of(at.input()), Attributes.NONE));
        Value bend = emit.sub(emit.constant(1f), emit.square(gate));
        return emit.add(gate, emit.mul(emit.mul(at.input(), bend), emit.sigmoid(at.input())));
    }
}
