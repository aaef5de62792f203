package io.limpid.method.cam;

import io.limpid.backward.Kind;
import io.limpid.backward.LinearOperator;
import io.limpid.backward.Operator;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Value;
import io.limpid.program.Frame;
import io.limpid.program.Layer;
import io.limpid.program.Network;
import io.limpid.program.Score;
import io.limpid.tensor.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The gradient of the logit, for networks that end in global average pooling and linear layers; refuses others. */
record PooledLinearHead() implements Signal {
    private static final OperatorTable OPERATORS = Operators.standard();

    @Override
    public Value at(Frame frame, Layer layer) {
        requireLinear(frame.network(), layer);
        return new GradientSignal(Score.LOGIT).at(frame, layer);
    }

    private static void requireLinear(Network network, Layer layer) {
        List<Site> head = OPERATORS.path(network.graph(), layer.value(), network.logits());
        if (!poolsAndWeighs(head, layer, network.logits())) {
            throw new IllegalArgumentException("behind layer " + layer.name() + " stand "
                    + String.join(
                            ", ",
                            head.stream().map(site -> site.node().opType()).toList())
                    + "; cam needs global average pooling and then only linear layers there. Use grad-cam, which gives the"
                    + " same map for such networks and works for all others, or a layer nearer to the scores");
        }
    }

    /** Tells whether all places of a layer are averaged at once, and what follows is linear. */
    private static boolean poolsAndWeighs(List<Site> head, Layer layer, Value logits) {
        Set<Value> spread = new HashSet<>(Set.of(layer.value()));
        for (Site site : head) {
            boolean isSpread = OPERATORS.dataInputs(site).stream().anyMatch(spread::contains);
            boolean isLinear = OPERATORS
                    .find(site)
                    .filter(LinearOperator.class::isInstance)
                    .isPresent();
            if (!isLinear || (isSpread && !moves(site, layer) && !pools(site, layer))) {
                return false;
            }
            if (isSpread && moves(site, layer)) {
                spread.addAll(site.node().outputs());
            }
        }
        return !spread.contains(logits);
    }

    /** Tells whether a node only brings the layer's elements into another order or form. */
    private static boolean moves(Site site, Layer layer) {
        return isOf(Kind.RESHAPING, site) && elements(site.outputShape()) == elements(layer.shape());
    }

    /** Tells whether a node averages all places of each channel. */
    private static boolean pools(Site site, Layer layer) {
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
}
