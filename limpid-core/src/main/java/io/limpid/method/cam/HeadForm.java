package io.limpid.method.cam;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Network;
import io.limpid.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands between a layer and the logits.
 *
 * @param nodes in their order
 * @param layer where it begins
 * @param logits where it ends
 */
public record HeadForm(List<Site> nodes, Layer layer, Value logits) {
    private static final OperatorTable OPERATORS = Operators.standard();

    /** Returns what stands behind a layer of a network. */
    public static HeadForm behind(Layer layer, Network network) {
        return new HeadForm(OPERATORS.path(network.graph(), layer.value(), network.logits()), layer, network.logits());
    }

    /** Tells whether all places of the layer are averaged at once, and what follows is linear: then so are the logits in the layer. */
    public boolean averagesAndWeighs() {
        Set<Value> spread = new HashSet<>(Set.of(layer.value()));
        for (Site site : nodes) {
            boolean isSpread = OPERATORS.dataInputs(site).stream().anyMatch(spread::contains);
            boolean isLinear = OPERATORS
                    .find(site)
                    .filter(LinearOperator.class::isInstance)
                    .isPresent();
            if (!isLinear || (isSpread && !moves(site) && !pools(site))) {
                return false;
            }
            if (isSpread && moves(site)) {
                spread.addAll(site.node().outputs());
            }
        }
        return !spread.contains(logits);
    }

    /** Tells whether a node only brings the layer's elements into another order or form. */
    private boolean moves(Site site) {
        return isOf(Kind.RESHAPING, site) && elements(site.outputShape()) == elements(layer.shape());
    }

    /** Tells whether a node averages all places of each channel. */
    private boolean pools(Site site) {
        return isOf(Kind.POOLING_AVERAGE, site)
                && elements(site.outputShape()) == layer.shape().size(1);
    }

    private static boolean isOf(Kind kind, Site site) {
        return OPERATORS.find(site).map(Operator::kind).filter(kind::equals).isPresent();
    }

    /** Returns the number of elements for each image. */
    private static long elements(Shape shape) {
        long count = 1;
        for (int axis = 1; axis < shape.rank(); axis++) {
            count *= shape.size(axis);
        }
        return count;
    }

    /** Returns the types of its nodes, for people. */
    public String text() {
        return String.join(
                ", ", nodes.stream().map(site -> site.node().opType()).toList());
    }
}
