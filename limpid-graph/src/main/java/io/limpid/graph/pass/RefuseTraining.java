package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.InvalidModelException;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.Set;

/**
 * Stops at a node that normalises what depends on the image by the statistics of its batch, as in training: what such a model gives
 * for one image depends on the others beside it.
 *
 * <p>Some models normalise their weights so; that is the same for every image, and stays.
 */
record RefuseTraining() implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Set<Value> ofImage = graph.downstream(graph.inputs());
        graph.nodes().stream()
                .filter(node -> isTrained(node) && ofImage.contains(node.input(0)))
                .findFirst()
                .ifPresent(RefuseTraining::refuse);
        return graph;
    }

    private static boolean isTrained(Node node) {
        return node.is("BatchNormalization") && node.attributes().integer("training_mode", 0) != 0;
    }

    private static void refuse(Node node) {
        throw new InvalidModelException("node " + node.label() + " (" + node.opType()
                + ") was exported in training mode, so what the model gives for an image depends on the others in its batch;"
                + " export the model for inference again");
    }
}
