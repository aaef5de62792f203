package io.limpid;

import java.util.List;

/**
 * One self-check of a result.
 *
 * @param name what was checked, kebab-case
 * @param passed whether it is as it should be
 * @param message what was found, and what to do if it did not pass
 * @param totals the sums that were compared, in their order; empty for checks that compare none
 */
public record Check(String name, boolean passed, String message, List<Total> totals) {
    public Check {
        totals = List.copyOf(totals);
    }

    /** A check that compares no sums. */
    public Check(String name, boolean passed, String message) {
        this(name, passed, message, List.of());
    }

    /** Returns it in words, such as {@code finite passed: all values are finite}. */
    @Override
    public String toString() {
        return name + (passed ? " passed: " : " failed: ") + message;
    }

    /**
     * One of the sums that a check compares.
     *
     * @param of what is summed, such as a layer's name
     * @param sum the sum
     * @param gap how far it is off the sum before it, as a share of the first; 0 for the first
     */
    public record Total(String of, double sum, double gap) {}
}
