package io.limpid.backward;

import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Returns the convolutions, transposed ones too. */
    public static NodeSelector convolutions() {
        return ofKind(Kind.CONVOLUTION);
    }

    /** Returns the dense layers. */
    public static NodeSelector dense() {
        return ofKind(Kind.DENSE);
    }

    /** Returns the normalizations that are linear: shifts and scalings by constants, batch normalization. */
    public static NodeSelector affine() {
        return new Affine();
    }

    /**
     * Returns the biases that stand in nodes of their own: sums of what a dense layer gives and a constant of one number for
     * each of its units, as files hold them for layers at every place.
     */
    public static NodeSelector biases() {
        return new Biases();
    }

    /** Returns the means and other weighted sums that leave a single place of each map. */
    public static NodeSelector globalPools() {
        return new GlobalPool();
    }

    /** Returns the convolutions and dense layers that read the image itself, at most moved, padded and scaled. */
    public static NodeSelector firstLinear() {
        return new FirstLinear();
    }

    /** Returns the convolutions and dense layers whose results reach no other one. */
    public static NodeSelector lastLinear() {
        return new LastLinear();
    }

    /**
     * Returns the nodes whose name, or the name of an output, matches a glob: {@code *} is any text, {@code ?} one character.
     * A name with slashes also matches by one of its parts.
     */
    public static NodeSelector named(String glob) {
        return new Named(glob);
    }

    /** Returns the nodes that depend on a layer, given by its node's name or its output's. */
    public static NodeSelector above(String layer) {
        return new Beside(Beside.Side.ABOVE, layer);
    }

    /** Returns the nodes that a layer depends on, its own node too; the layer is given by its node's name or its output's. */
    public static NodeSelector below(String layer) {
        return new Beside(Beside.Side.BELOW, layer);
    }

    /** Returns one third of the convolutions and dense layers, in the order in which they are computed. */
    public static NodeSelector third(Third third) {
        return new InThird(third);
    }

    /**
     * Returns the convolutions and dense layers from one position to another, both included, in the order in which they are
     * computed.
     *
     * @param first 0 for the first of all; negative numbers count from the end
     * @param last -1 for the last of all
     */
    public static NodeSelector positions(int first, int last) {
        return new Positions(first, last);
    }

    /** A third of a network, seen from the image. */
    public enum Third {
        /** The one at the image. */
        LOWER(0),
        /** The one between. */
        MIDDLE(1),
        /** The one at the scores. */
        UPPER(2);

        private final int place;

        Third(int place) {
            this.place = place;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record OfKind(Set<Kind> kinds) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return kinds.contains(operator.kind());
        }

        @Override
        public String toString() {
            return kinds.stream().map(Kind::toString).collect(Collectors.joining("+"));
        }
    }

    private record Affine() implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return operator.kind() == Kind.NORMALIZATION && operator instanceof LinearOperator;
        }

        @Override
        public String toString() {
            return "affine";
        }
    }

    private record Biases() implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return affine().matches(site, operator)
                    && operator.dataInputs(site).size() == 2
                    && (isBias(site, 0, 1) || isBias(site, 1, 0));
        }

        private static boolean isBias(Site site, int data, int bias) {
            Shape output = site.outputShape();
            return site.constant(bias).filter(b -> isRow(b, output)).isPresent()
                    && site.graph()
                            .producer(site.input(data))
                            .filter(site.facts().weighted()::contains)
                            .isPresent();
        }

        /** Tells whether a constant holds one number for each element of the last axis. */
        private static boolean isRow(Tensor constant, Shape output) {
            int last = output.rank() - 1;
            return last > 1
                    && output.isFixed(last)
                    && constant.rank() > 0
                    && constant.size(constant.rank() - 1) == output.size(last)
                    && constant.size() == output.size(last);
        }

        @Override
        public String toString() {
            return "bias";
        }
    }

    private record GlobalPool() implements NodeSelector {
        private static final int FIRST_SPATIAL = 2;

        @Override
        public boolean matches(Site site, Operator operator) {
            Shape output = site.outputShape();
            return operator.kind() == Kind.POOLING_AVERAGE
                    && IntStream.range(FIRST_SPATIAL, output.rank())
                            .allMatch(axis -> output.isFixed(axis) && output.size(axis) == 1);
        }

        @Override
        public String toString() {
            return "pooling-global";
        }
    }

    private record FirstLinear() implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return operator.kind().isWeighted()
                    && operator.dataInputs(site).stream()
                            .map(site::input)
                            .allMatch(site.facts().pictures()::contains);
        }

        @Override
        public String toString() {
            return "first-linear";
        }
    }

    private record LastLinear() implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            return operator.kind().isWeighted() && reachesNoOther(site);
        }

        private static boolean reachesNoOther(Site site) {
            Set<Value> downstream = site.graph().downstream(site.node().outputs());
            return site.facts().weighted().stream()
                    .noneMatch(other -> !other.equals(site.node()) && downstream.contains(other.output()));
        }

        @Override
        public String toString() {
            return "last-linear";
        }
    }

    private record InThird(Third third) implements NodeSelector {
        @Override
        public boolean matches(Site site, Operator operator) {
            int index = site.facts().weighted().indexOf(site.node());
            int count = site.facts().weighted().size();
            return index >= 0 && 3 * index / count == third.place;
        }

        @Override
        public String toString() {
            return "third(" + third + ")";
        }
    }

    private record Positions(int first, int last) implements NodeSelector {
        Positions {
            if (first < 0 == last < 0 && first > last) {
                throw new IllegalArgumentException("positions are " + first + ".." + last
                        + ", which is none; the first must not lie behind the last, e.g. 0..4, or -3..-1 from the end");
            }
        }

        @Override
        public boolean matches(Site site, Operator operator) {
            List<?> weighted = site.facts().weighted();
            int index = weighted.indexOf(site.node());
            return index >= 0
                    && fromStart(first, weighted.size()) <= index
                    && index <= fromStart(last, weighted.size());
        }

        private static int fromStart(int position, int count) {
            return position < 0 ? position + count : position;
        }

        @Override
        public String toString() {
            return "positions(" + first + ".." + last + ")";
        }
    }

    /** Returns the nodes of linear operators. */
    public static NodeSelector linear() {
        return new Acting("linear", LinearOperator.class);
    }

    /** Returns the products of two values that both depend on the image. */
    public static NodeSelector products() {
        return new Acting("products", BilinearOperator.class);
    }

    /** Returns the normalizations by the data's own statistics. */
    public static NodeSelector standardizing() {
        return new Acting("standardizing", StandardizingOperator.class);
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
}
