package io.limpid.backward;

/** What is known of the signals that weights meet on the way back. */
public enum Signals {
    /** Nothing: one may be greater than those around it by any factor, as quotients by a denominator near 0 are. */
    ANY,
    /**
     * None is great because another number is small: rounding that follows the greatest signal around a place, instead of the one
     * at the place, does no harm.
     */
    EVEN
}
