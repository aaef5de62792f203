package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/** {@code y} is -1, 0 or 1 by the sign of {@code x}; derivative 0. */
final class SignOperator implements Operator {
    @Override
    public String opType() {
        return "Sign";
    }

    @Override
    public Kind kind() {
        return Kind.ACTIVATION;
    }

    @Override
    public List<Value> gradient(Step at) {
        return List.of(Value.ABSENT);
    }
}
