package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/** A value repeated along axes of size 1 until it has a shape; the transpose sums the repeats. */
final class ExpandOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Expand";
    }

    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(at.unrepeated(signal, at.input()));
    }
}
