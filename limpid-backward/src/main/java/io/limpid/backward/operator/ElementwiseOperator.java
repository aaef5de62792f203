package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.Operator;
import io.limpid.backward.Step;
import io.limpid.graph.Value;
import java.util.List;

/** An operator that maps each element of its first input by itself: {@code y = f(x)}, with constants as parameters. */
interface ElementwiseOperator extends Operator {
    @Override
    default Kind kind() {
        return Kind.ACTIVATION;
    }

    /** Emits {@code f'(x)}, of a shape that broadcasts to that of {@code x}. */
    Value derivative(Step at);

    @Override
    default List<Value> gradient(Step at) {
        return List.of(at.emit().mul(at.upstream(), derivative(at)));
    }
}
