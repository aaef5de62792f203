package io.limpid.backward.rule;

import java.util.Locale;

/** How a bias enters the denominators of rules that part contributions by their sign. */
public enum Bias {
    /** Its positive part counts with the positive contributions, its negative part with the negative ones. */
    PARTS,
    /** It does not count, so that nothing is lost to it. */
    NONE,
    /** All of it counts with the contributions of positive inputs and once more with those of negative inputs. */
    TWICE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
