package io.limpid.backward;

import java.util.EnumSet;
import java.util.Set;

/** The selectors that composites are written with. */
public final class Nodes {
    private Nodes() {}

    /** Returns the nodes of a kind. */
    public static NodeSelector ofKind(Kind first, Kind... more) {
        return new OfKind(EnumSet.of(first, more));
    }

    /** Returns the element-wise non-linearities. */
    public static NodeSelector activations() {
        return ofKind(Kind.ACTIVATION);
    }

    private record OfKind(Set<Kind> kinds) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return kinds.contains(operator.kind());
        }

        @Override
        public String toString() {
            return kinds.toString();
        }
    }
}
