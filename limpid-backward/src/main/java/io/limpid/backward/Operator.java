package io.limpid.backward;

import io.limpid.graph.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
     * Returns which of the {@linkplain #dataInputs data inputs} carry the signal, by their place among them; by default all.
     *
     * <p>Not among them is what only regulates another one: a gate, a divisor, the weights of an attention.
     */
    default List<Integer> carriers(Site site) {
        return IntStream.range(0, dataInputs(site).size()).boxed().toList();
    }

    /**
     * Returns this operator as it acts at one site; by default itself. A product with a constant, for example, is a scaling.
     */
    default Operator at(Site site) {
        return this;
    }

    /**
     * Returns bounds of what it computes at a site, see {@link Site#inputRange}.
     *
     * <p>By default those of all data inputs together if it only moves elements, else none.
     */
    default Range range(Site site) {
        return kind() == Kind.RESHAPING ? dataRange(site) : Range.ANY;
    }

    /**
     * Tells whether elements of its data inputs that are 0 or less become only elements of its output that are 0 or less; by
     * default if it only moves elements.
     */
    default boolean keepsSign(Site site) {
        return kind() == Kind.RESHAPING;
    }

    /** Returns bounds of all data inputs together. */
    default Range dataRange(Site site) {
        return Range.ofAll(dataInputs(site).stream().map(site::inputRange).toList());
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
