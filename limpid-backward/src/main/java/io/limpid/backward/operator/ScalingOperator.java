package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A product with, or a quotient by, what does not depend on the image: {@code y = w x}.
 *
 * @param opType {@code Mul} or {@code Div}
 * @param data the position of {@code x}
 */
record ScalingOperator(String opType, int data) implements LinearOperator {
    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(data);
    }

    @Override
    public Weights weights(Step at) {
        Value constant = at.node().input(1 - data);
        boolean divides = opType.equals("Div");
        return new Weights(divides ? at.emit().div(at.emit().constant(1f), constant) : constant, Value.ABSENT);
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.emit().add(at.emit().mul(inputs.get(0), weights.kernel()), weights.bias());
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(Broadcasting.collapse(at, at.emit().mul(signal, weights.kernel()), at.node().input(data)));
    }
}
