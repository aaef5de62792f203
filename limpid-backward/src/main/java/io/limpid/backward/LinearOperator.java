package io.limpid.backward;

import io.limpid.graph.Value;
import java.util.List;

/**
 * An operator that is linear in its data inputs, up to a bias: {@code y = L(x) + b}.
 *
 * <p>{@link #apply} and {@link #transpose} are all that rules need of it, and they owe each other the adjoint identity
 * {@code <g, L(x)> = <L'(g), x>}.
 */
public interface LinearOperator extends Operator {
    /**
     * Emits {@code L(inputs) + b} with these weights in the place of the node's own.
     *
     * @param inputs one value for each data input
     */
    Value apply(Step at, List<Value> inputs, Weights weights);

    /**
     * Emits the transpose {@code L'(signal)}; a bias plays no part in it.
     *
     * @param signal of the shape of the output
     * @return one value for each data input, each of its shape
     */
    List<Value> transpose(Step at, Value signal, Weights weights);

    /** Returns the weights of the node at a step; none by default. */
    default Weights weights(Step at) {
        return Weights.NONE;
    }

    @Override
    default List<Value> gradient(Step at) {
        return transpose(at, at.upstream(), weights(at));
    }
}
