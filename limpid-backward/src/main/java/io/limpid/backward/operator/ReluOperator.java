package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y = max(x, 0)}; derivative 1 where {@code x > 0}, else 0. */
final class ReluOperator implements Operator {
    @Override
    public String opType() {
        return "Relu";
    }

    @Override
    public Kind kind() {
        return Kind.ACTIVATION;
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(at.emit().mul(at.upstream(), at.emit().sign(at.output())));
    }
}
