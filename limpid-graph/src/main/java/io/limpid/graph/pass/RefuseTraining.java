package io.limpid.graph.pass;

import io.limpid.graph.Node;

/** Stops at a node that normalises by the statistics of its batch, as in training. */
final class RefuseTraining implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        return node.attributes().integer("training_mode", 0) == 0
                ? node
                : Lift.refuse("it was exported in training mode").apply(node, at);
    }
}
