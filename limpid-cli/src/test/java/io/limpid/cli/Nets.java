package io.limpid.cli;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.List;

/** Variants of a net as other exporters write them. */
final class Nets {
    private Nets() {}

    /** Returns a net with a softmax behind its logits. */
    static Graph withSoftmax(Graph graph) {
        Value logits = graph.outputs().get(0);
        Value probabilities = Value.of("probabilities");
        return graph.toBuilder()
                .node(Node.of("Softmax", List.of(logits), List.of(probabilities), Attributes.NONE.with("axis", 1L)))
                .clearOutputs()
                .output(probabilities)
                .type(probabilities, graph.type(logits))
                .build();
    }

    /** Returns a net that takes its images as {@code [N,H,W,C]}. */
    static Graph channelsLast(Graph graph) {
        Value input = graph.inputs().get(0);
        Shape shape = graph.type(input).shape();
        Value image = Value.of("image");
        Shape turned = Shape.of(1, shape.size(2), shape.size(3), shape.size(1)).with(0, new Dim.Symbolic("N"));
        GraphBuilder builder = new GraphBuilder().input(image, new TensorType(ElementType.FLOAT, turned));
        graph.initializers().forEach(builder::initializer);
        Attributes channelsFirst = Attributes.NONE.with("perm", new long[] {0, 3, 1, 2});
        builder.node(Node.of("Transpose", List.of(image), List.of(input), channelsFirst));
        builder.nodes(graph.nodes());
        graph.outputs().forEach(output -> builder.output(output).type(output, graph.type(output)));
        return builder.build();
    }
}
