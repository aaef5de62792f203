package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import java.util.Optional;

/** Folds what follows a convolution or dense layer, and maps each of its channels by itself, into its weights. */
final class ChannelFolding {
    private ChannelFolding() {}

    /** Reads a node as a map of channels. */
    interface Reader {
        /**
         * Returns the map, if the node is one.
         *
         * @param x the input of the node that the layer computes
         */
        Optional<ChannelAffine> read(Graph graph, Node node, Value x, LinearNode layer);
    }

    /** Folds all nodes that the reader takes for a map of channels, until there is none left. */
    static Graph fold(Graph graph, Reader reader) {
        Substitution edit = new Substitution(graph);
        for (Node node : graph.nodes()) {
            node.inputs().stream().filter(Value::isPresent).forEach(x -> Links.onlyRead(graph, x)
                    .filter(producer -> !edit.removes(producer) && !edit.removes(node))
                    .flatMap(producer -> LinearNode.of(graph, producer))
                    .ifPresent(
                            layer -> reader.read(graph, node, x, layer).ifPresent(map -> layer.fold(map, node, edit))));
        }
        Graph folded = edit.apply();
        return folded == graph ? graph : fold(folded, reader);
    }
}
