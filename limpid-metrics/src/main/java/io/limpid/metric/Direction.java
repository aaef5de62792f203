package io.limpid.metric;

import java.util.Locale;

/** Which scores of a metric are better. */
public enum Direction {
    /** The higher, the better. */
    HIGHER {
        @Override
        public boolean prefers(double first, double second) {
            return first > second;
        }
    },
    /** The lower, the better. */
    LOWER {
        @Override
        public boolean prefers(double first, double second) {
            return first < second;
        }
    };

    /** Tells whether the first of two scores is better; never if one is no number. */
    public abstract boolean prefers(double first, double second);

    /** Returns the name for people and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
