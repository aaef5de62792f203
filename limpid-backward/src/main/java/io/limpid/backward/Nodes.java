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

    /** Returns the nodes of linear operators. */
    public static NodeSelector linear() {
        return new Acting("linear", LinearOperator.class);
    }

    /** Returns the products of two values that both depend on the image. */
    public static NodeSelector products() {
        return new Acting("products", BilinearOperator.class);
    }

    /** Returns the nodes whose results are one of their elements each: maxima and minima. */
    public static NodeSelector selecting() {
        return new Acting("selecting", SelectingOperator.class);
    }

    private record Acting(String text, Class<? extends Operator> form) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return form.isInstance(operator);
        }

        @Override
        public String toString() {
            return text;
        }
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
