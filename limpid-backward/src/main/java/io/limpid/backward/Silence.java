package io.limpid.backward;

/** Where a rule is certain to give an input no signal; lets rules leave out what cannot matter. */
public enum Silence {
    /** Nowhere. */
    NONE,
    /** Where the input is 0: what it gives has the input as a factor. */
    AT_ZERO_INPUTS,
    /** Where no signal arrived at the output's elements that were taken from the input's. */
    AS_UPSTREAM
}
