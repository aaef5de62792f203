package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = x - ln(sum(e^x))} along an axis; gradient {@code g - e^y sum(g)}. Not element-wise: a normalization. */
final class LogSoftmaxOperator implements Operator {
    @Override
    public String opType() {
        return "LogSoftmax";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        long axis = at.node().attributes().integer("axis", -1);
        Value total = emit.reduceSum(at.upstream(), axis);
        return List.of(emit.sub(at.upstream(), emit.mul(emit.exp(at.output()), total)));
    }
}
