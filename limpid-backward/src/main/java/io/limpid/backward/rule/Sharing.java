package io.limpid.backward.rule;

import java.util.Locale;

/** Which inputs take part where relevance is shared by contribution. */
public enum Sharing {
    /** All, whatever their sign. */
    ALL,
    /** Those above 0; the others count as 0. */
    POSITIVE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
