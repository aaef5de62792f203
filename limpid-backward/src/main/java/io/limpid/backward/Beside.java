package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Locale;

/** The nodes on one side of a layer: those that depend on it, or those that it depends on. */
record Beside(Side side, String layer) implements NodeSelector {
    enum Side {
        ABOVE,
        BELOW
    }

    @Override
    public boolean matches(Site site, Operator operator) {
        Graph graph = site.graph();
        Value value = find(graph);
        Value output = site.node().output();
        return side == Side.ABOVE
                ? !output.equals(value) && graph.downstream(List.of(value)).contains(output)
                : graph.upstream(List.of(value)).contains(output);
    }

    private Value find(Graph graph) {
        return graph.nodes().stream()
                .filter(this::isLayer)
                .map(Node::output)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("composite: " + this
                        + " names no node and no output of the model; `limpid inspect` lists the layers"));
    }

    private boolean isLayer(Node node) {
        return node.label().equals(layer) || node.output().name().equals(layer);
    }

    @Override
    public boolean isByPlace() {
        return true;
    }

    @Override
    public String toString() {
        return side.name().toLowerCase(Locale.ROOT) + "(" + layer + ")";
    }
}
