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
 * A typed graph and its head, whose logits have a batch axis: models for one image may give {@code [K]}, {@code [A,K]} of a detector
 * with A anchors, or a single number without any axis.
 */
record BatchAxis(Graph graph, OutputHead head) {
    /** Returns the graph of a model for one image, with an Unsqueeze behind logits that have no batch axis. */
    static BatchAxis ofOneImage(Graph graph, OutputHead head) {
        TensorType type = graph.type(head.logits());
        boolean isThere = type.shape().rank() > 0
                && type.shape().isFixed(0)
                && type.shape().size(0) == 1;
        return isThere ? new BatchAxis(graph, head) : unsqueezed(graph, head, type);
    }

    /**
     * Returns the graph of a model for any number of images.
     *
     * @throws IllegalArgumentException if the first axis of its logits counts more than these
     */
    static BatchAxis ofAnyImages(Graph graph, OutputHead head) {
        TensorType type = graph.type(head.logits());
        boolean countsMore = type.shape().rank() > 0
                && type.shape().dims().get(0) instanceof Dim.Symbolic first
                && first.name().matches("\\d+N");
        if (countsMore) {
            throw new IllegalArgumentException(
                    "the model's scores " + head.logits().name() + " are " + type
                            + ", N being the images of a batch, so that their first axis counts more than these; export the model for"
                            + " one image, or with a first axis of its own for the batch");
        }
        return new BatchAxis(graph, head);
    }

    private static BatchAxis unsqueezed(Graph graph, OutputHead head, TensorType type) {
        int missing = Math.max(1, 2 - type.shape().rank());
        List<Dim> dims = new ArrayList<>(Shape.of(1, 1).dims().subList(0, missing));
        dims.addAll(type.shape().dims());
        GraphBuilder builder = graph.toBuilder();
        Value logits = builder.fresh(head.logits().name() + "/batch");
        Value axes = builder.constant(
                logits.name() + "/axes",
                Tensor.vector(LongStream.range(0, missing).toArray()));
        builder.node(Node.of("Unsqueeze", List.of(head.logits(), axes), List.of(logits), Attributes.NONE))
                .type(logits, new TensorType(type.element(), new Shape(dims)));
        int axis = head.axis() < 0 ? head.axis() : head.axis() + 1;
        return new BatchAxis(builder.build(), new OutputHead(logits, head.kind(), axis));
    }
}
