package io.limpid.backward;

import io.limpid.graph.Value;

/** An operator that centres its data and divides them by their own deviation. */
public interface StandardizingOperator extends Operator {
    /**
     * Emits a signal whose products with the difference of the data from other data sum to those of the signal at the output
     * with the difference of the outputs. Where both are the same it is the gradient.
     *
     * @param at the node
     * @param other data of the shape of the first data input, or of one image for the whole batch
     */
    Value secant(Step at, Value other);
}
