package io.limpid.backward;

/**
 * An operator each of whose results is one of its elements: a maximum or a minimum. Its gradient goes to the one chosen.
 *
 * <p>So its results lie within the bounds of its data inputs, and keep the sign of what was chosen.
 */
public interface SelectingOperator extends Operator {
    @Override
    default Kind kind() {
        return Kind.POOLING_MAX;
    }

    @Override
    default Range range(Site site) {
        return dataRange(site);
    }

    /** An activation does not: a bound above 0 stands for all that is less. */
    @Override
    default boolean keepsSign(Site site) {
        return kind() == Kind.POOLING_MAX;
    }

    /** Tells whether it is a minimum; by default it is a maximum. */
    default boolean selectsLeast() {
        return false;
    }
}
