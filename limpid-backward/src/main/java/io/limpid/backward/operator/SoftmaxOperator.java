package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = e^x / sum(e^x)} along an axis; gradient {@code y (g - sum(g y))}. Not element-wise: a normalization. */
final class SoftmaxOperator implements Operator {
    @Override
    public String opType() {
        return "Softmax";
    }

    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Range range(Site site) {
        return Range.UNIT;
    }

    @Override
    public List<Value> gradient(Step at) {
        Emitter emit = at.emit();
        long axis = at.node().attributes().integer("axis", -1);
        Value mean = emit.reduceSum(emit.mul(at.upstream(), at.output()), axis);
        return List.of(emit.mul(at.output(), emit.sub(at.upstream(), mean)));
    }
}
