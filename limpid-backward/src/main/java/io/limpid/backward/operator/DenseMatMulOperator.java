package io.limpid.backward.operator;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Site;
import io.limpid.backward.Step;
import io.limpid.backward.Weights;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/**
 * A matrix product with a constant operand, its kernel.
 *
 * @param data the position of the operand that depends on the image
 */
record DenseMatMulOperator(int data) implements LinearOperator {
    @Override
    public String opType() {
        return "MatMul";
    }

    @Override
    public Kind kind() {
        return Kind.DENSE;
    }

    @Override
    public List<Integer> dataInputs(Site site) {
        return List.of(data);
    }

    @Override
    public Optional<String> obstacle(Site site) {
        return MatMulOperator.vectorOperand(site);
    }

    @Override
    public Weights weights(Step at) {
        return new Weights(at.node().input(1 - data), Value.ABSENT);
    }

    @Override
    public Value apply(Step at, List<Value> inputs, Weights weights) {
        return data == 0
                ? at.emit().matMul(inputs.get(0), weights.kernel())
                : at.emit().matMul(weights.kernel(), inputs.get(0));
    }

    @Override
    public List<Value> transpose(Step at, Value signal, Weights weights) {
        return List.of(
                data == 0
                        ? MatMulOperator.transposeLeft(at, signal, weights.kernel())
                        : MatMulOperator.transposeRight(at, weights.kernel(), signal));
    }
}
