package io.limpid.cli;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;

/** Variants of a net as other exporters write them. */
public final class Nets {
    private Nets() {}

    /** Returns a net with a softmax behind its logits. */
    public static Graph withSoftmax(Graph graph) {
        Value logits = graph.outputs().get(0);
        Value probabilities = Value.of("probabilities");
        return graph.toBuilder()
                .node(Node.of("Softmax", List.of(logits), List.of(probabilities), Attributes.NONE.with("axis", 1L)))
                .clearOutputs()
                .output(probabilities)
                .type(probabilities, graph.type(logits))
                .build();
    }
}
