package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import java.util.List;

/** The same numbers in another precision. */
final class CastOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Cast";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        ElementType from = at.site().graph().type(at.input()).element();
        ElementType to = at.site().graph().type(at.output()).element();
        return List.of(from == to ? signal : at.emit().cast(signal, from));
    }
}
