package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Range;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;

/**
 * A product or a quotient in which one operand is constant: {@code y = x k} with {@code k = c}, or {@code k = 1 / c}.
 *
 * <p>The factor {@code k} is its kernel; broadcast against {@code x} in either direction.
 *
 * @param opType {@code Mul} or {@code Div}
 * @param data the position of {@code x}; for {@code Div} it must be 0
 */
record ScalingOperator(String opType, int data) implements LinearOperator {
    @Override
    public Kind kind() {
        return Kind.NORMALIZATION;
    }

    @Override
    public Range range(Site site) {
        Range constant = site.inputRange(1 - data);
        return site.inputRange(data).times(opType.equals("Div") ? constant.reciprocal() : constant);
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(data);
    }

    @Override
    public Weights weights(Step at) {
        Value constant = at.node().input(1 - data);
        boolean divides = at.node().is("Div");
        return new Weights(divides ? at.emit().div(at.emit().constant(1f), constant) : constant, Value.ABSENT);
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.emit().mul(inputs.get(0), weights.kernel());
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        Value scaled = at.emit().mul(signal, weights.kernel());
        return List.of(at.unrepeated(scaled, at.input()));
    }
}
