package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = ln(x)}; derivative {@code 1/x}. */
final class LogOperator implements ElementwiseOperator {
    @Override
    public String opType() {
        return "Log";
    }

    @Override
    public Value derivative(Step at) {
        return at.emit().node("Reciprocal", List.of(at.input()), Attributes.NONE);
    }
}
