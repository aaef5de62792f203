package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = -x}. */
final class NegOperator implements LinearOperator {
    @Override
    public String opType() {
        return "Neg";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Range range(Site site) {
        return site.inputRange(0).negated();
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(at.emit().neg(signal));
    }
}
