package io.limpid;

import java.util.Locale;

/**
 * How an output of an exported file compares with what Limpid computes itself, on the same pictures and the same runtime.
 *
 * @param output its name
 * @param kind how alike they are
 * @param deviation the greatest difference of two elements, as a share of the greatest magnitude; 0 if all bits are equal
 */
public record Agreement(String output, Kind kind, double deviation) {
    /** How alike two results are. */
    public enum Kind {
        /** All bits are equal. */
        BIT_EQUAL("bit-equal"),
        /** The computation is the same, bit for bit; but the runtime joins nodes where it can, and then rounds otherwise. */
        SAME_NODES("bit-equal as written; optimised by this runtime"),
        /** The file computes something that only comes near. */
        NEAR("approximately equal");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Returns the comparison in words: {@code bit-equal}. */
    public String text() {
        return deviation == 0
                ? kind.text
                : kind.text + String.format(Locale.ROOT, ", up to %.1e of the greatest magnitude apart", deviation);
    }
}
