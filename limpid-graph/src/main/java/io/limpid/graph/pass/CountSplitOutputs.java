package io.limpid.graph.pass;

import io.limpid.graph.Node;

/** States the number of parts where their sizes are not given. */
final class CountSplitOutputs implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        return node.input(1).isPresent()
                ? node
                : node.withAttributes(node.attributes()
                        .with("num_outputs", (long) node.outputs().size()));
    }
}
