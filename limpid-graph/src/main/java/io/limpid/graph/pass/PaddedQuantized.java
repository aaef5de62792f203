package io.limpid.graph.pass;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A Pad of quantized numbers: what it pads with is a quantized number too, and becomes a float less the zero point, as the numbers
 * around it did.
 *
 * @param graph of quantized numbers
 * @param node that pads
 */
record PaddedQuantized(Graph graph, Node node) {
    private static final int PADDING = 2;

    /** Tells whether a node pads quantized numbers with one that it names. */
    static boolean is(Node node, Graph graph) {
        return node.is("Pad")
                && node.input(PADDING).isPresent()
                && graph.constant(node.input(PADDING))
                        .filter(tensor -> !tensor.type().isFloating())
                        .isPresent()
                && new PaddedQuantized(graph, node).zero(node.input(0)).isPresent();
    }

    /** Writes the same on floats. */
    void expand(GraphBuilder builder) {
        float padding = graph.constant(node.input(PADDING)).orElseThrow().toFloats()[0];
        float zero = (float) zero(node.input(0)).orElseThrow();
        List<Value> inputs = new ArrayList<>(node.inputs());
        inputs.set(PADDING, Emitter.into(builder, node.label()).constant(padding - zero));
        builder.node(node.withInputs(inputs));
    }

    /** Returns the zero point of a value: that of the node that made it, or of what was moved to it. */
    private OptionalDouble zero(Value value) {
        Optional<Node> producer = graph.producer(value);
        if (producer.isEmpty()) {
            return OptionalDouble.empty();
        }
        Optional<QuantizedForm> form = producer.flatMap(QuantizedForm::of);
        return form.isPresent()
                ? form.get().zero(producer.get(), graph)
                : zero(producer.get().input(0));
    }
}
