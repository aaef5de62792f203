package io.limpid.method.propagation;

import io.limpid.backward.Kind;
import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.layer.Layer;
import io.limpid.program.Network;
import java.util.List;
import java.util.Set;

/** The last layer with weights before the logits, at which contrasts between classes are made. */
final class LastLinear {
    private static final Set<Kind> LINEAR = Set.of(Kind.DENSE, Kind.CONVOLUTION);

    private LastLinear() {}

    /**
     * Returns what the last linear layer reads.
     *
     * @param below a layer that must lie below it
     * @throws IllegalArgumentException if the network has none, or the layer lies above
     */
    static Value inputOf(Network network, Layer below) {
        Graph graph = network.graph();
        List<Node> path = graph.between(List.of(network.input()), List.of(network.logits()));
        for (int i = path.size() - 1; i >= 0; i--) {
            if (isLinear(graph, path.get(i))) {
                return requireAbove(graph, below, path.get(i).input(0));
            }
        }
        throw new IllegalArgumentException("this model has no convolution and no dense layer before its scores, so"
                + " there is nothing to contrast at; use input-x-gradient");
    }

    private static boolean isLinear(Graph graph, Node node) {
        Site site = new Site(graph, node, graph.downstream(graph.inputs()));
        OperatorTable operators = Operators.standard();
        return operators.obstacle(site).isEmpty()
                && LINEAR.contains(operators.at(site).kind());
    }

    private static Value requireAbove(Graph graph, Layer below, Value contrast) {
        if (!graph.upstream(List.of(contrast)).contains(below.value())) {
            throw new IllegalArgumentException("layer " + below.name() + " lies above " + contrast.name()
                    + ", where classes are contrasted; choose a layer below it");
        }
        return contrast;
    }
}
