package io.limpid.program;

import io.limpid.backward.canonizer.OutputHead;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A typed graph and its head, whose logits have a batch axis: models for one image may give {@code [K]}, or a single number
 * without any axis.
 */
record BatchAxis(Graph graph, OutputHead head) {
    /** Returns the graph of a model for one image, with an Unsqueeze behind logits that have no batch axis. */
    static BatchAxis ofOneImage(Graph graph, OutputHead head) {
        TensorType type = graph.type(head.logits());
        boolean isMissing = type.shape().rank() == 0
                || (type.shape().rank() == 1 && type.shape().size(0) != 1);
        return isMissing ? unsqueezed(graph, head, type) : new BatchAxis(graph, head);
    }

    private static BatchAxis unsqueezed(Graph graph, OutputHead head, TensorType type) {
        int missing = 2 - type.shape().rank();
        List<Dim> dims = new ArrayList<>(Shape.of(1, 1).dims().subList(0, missing));
        dims.addAll(type.shape().dims());
        GraphBuilder builder = graph.toBuilder();
        Value logits = builder.fresh(head.logits().name() + "/batch");
        Value axes = builder.constant(
                logits.name() + "/axes",
                Tensor.vector(LongStream.range(0, missing).toArray()));
        builder.node(Node.of("Unsqueeze", List.of(head.logits(), axes), List.of(logits), Attributes.NONE))
                .type(logits, new TensorType(type.element(), new Shape(dims)));
        return new BatchAxis(builder.build(), new OutputHead(logits, head.kind(), 1));
    }
}
