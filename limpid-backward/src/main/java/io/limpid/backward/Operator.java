package io.limpid.backward;

import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;

/** What one ONNX operator is: its type, its kind and its local derivative. Stateless. */
public interface Operator {
    /** Returns the operator type as ONNX spells it. */
    String opType();

    /** Returns what sort of computation it is at a site. */
    Kind kind();

    /**
     * Returns the positions of the inputs through which a signal can pass; by default the first.
     *
     * <p>Weights, shapes and indices are not among them.
     */
    default List<Integer> dataInputs(Site site) {
        return List.of(0);
    }

    /**
     * Returns this operator as it acts at one site; by default itself. A product with a constant, for example, is a scaling.
     */
    default Operator at(Site site) {
        return this;
    }

    /**
     * Tells why no signal can cross this operator at a site; empty if it can.
     *
     * @return a short reason such as {@code "its kernel depends on the image"}
     */
    default Optional<String> obstacle(Site site) {
        return Optional.empty();
    }

    /**
     * Emits the vector-Jacobian product: what the {@linkplain Step#upstream() upstream} gradient is at each data input.
     *
     * @return one value for each of {@link #dataInputs}, each of its input's shape; {@link Value#ABSENT} for zero
     */
    List<Value> gradient(Step at);
}
