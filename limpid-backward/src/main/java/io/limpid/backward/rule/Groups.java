package io.limpid.backward.rule;

import java.util.Locale;

/** How the groups of a grouped convolution share relevance. */
public enum Groups {
    /** Each by itself: what a group's outputs receive goes to its own inputs. */
    APART,
    /** All at once, as if the convolution had one group. */
    JOINED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
