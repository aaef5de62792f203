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
     * Emits {@code L(inputs) + b} with these weights in the place of the node's own; an absent bias is left out.
     *
     * <p>By default the node itself on other inputs, which is right where there are no weights.
     *
     * @param inputs one value for each data input
     */
    default Value apply(Step at, List<Value> inputs, Weights weights) {
        return at.repeated(inputs);
    }

    /**
     * Emits {@code L(inputs) + b} to divide by, where no term of the sums in {@code L} is negative: what is less than a
     * hundred-thousandth of its channel's greatest sum may be raised to that. By default it is {@link #apply}.
     *
     * @param inputs one value for each data input
     */
    default Value denominator(Step at, List<Value> inputs, Weights weights) {
        return apply(at, inputs, weights);
    }

    /**
     * Emits the transpose {@code L'(signal)}; a bias plays no part in it.
     *
     * @param signal of the shape of the output
     * @return one value for each data input, each of its shape; {@link Value#ABSENT} for one that is constant
     */
    List<Value> transpose(Step at, Value signal, Weights weights);

    /** Returns the weights of the node at a step; none by default. */
    default Weights weights(Step at) {
        return Weights.NONE;
    }

    /** Emits the terms of a sum: its data inputs, each with the sign with which it counts. */
    default List<Value> terms(Step at) {
        return at.inputs();
    }

    @Override
    default List<Value> gradient(Step at) {
        return transpose(at, at.upstream(), weights(at).meeting(at.signals()));
    }
}
