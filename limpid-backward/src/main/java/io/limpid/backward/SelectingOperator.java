package io.limpid.backward;

/** An operator each of whose results is one of its elements: a maximum or a minimum. Its gradient goes to the one chosen. */
public interface SelectingOperator extends Operator {
    /** Tells whether it is a minimum; by default it is a maximum. */
    default boolean selectsLeast() {
        return false;
    }
}
