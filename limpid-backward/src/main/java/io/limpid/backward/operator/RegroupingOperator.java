package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/** The same elements in the same order under another shape. */
record RegroupingOperator(String opType) implements LinearOperator {
    @Override
    public Kind kind() {
        return Kind.RESHAPING;
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(Fit.byRegrouping(at, signal, at.input()));
    }
}
