package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.Optional;

/**
 * Makes a quantized model one of floats that still rounds where the model rounds: 8-bit numbers become floats that hold whole
 * numbers, weights are multiplied out, and a quantization is {@code Round(Clip(x) / scale)}. So a signal can pass.
 *
 * <p>Zero points are taken off, so that 0 stands for 0. A model with a quantized operator that has no such form stays as it is.
 */
public final class ExpandQuantization implements Pass {
    @Override
    public Graph apply(Graph graph) {
        boolean fires = isQuantized(graph)
                && graph.nodes().stream().filter(QuantizedForm::isQuantized).allMatch(node -> canExpand(node, graph));
        return fires ? rebuilt(graph) : graph;
    }

    /** Tells whether a model computes with quantized numbers somewhere. */
    public static boolean isQuantized(Graph graph) {
        return graph.nodes().stream().anyMatch(QuantizedForm::isQuantized);
    }

    private static boolean canExpand(Node node, Graph graph) {
        return DynamicForm.fits(node, graph)
                || QuantizedForm.of(node).filter(form -> form.fits(node, graph)).isPresent();
    }

    private static Graph rebuilt(Graph graph) {
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach((value, type) -> {
            if (type.element().isFloating() || !isComputed(value, graph)) {
                builder.type(value, type);
            }
        });
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach(builder::initializer);
        for (Node node : graph.nodes()) {
            Optional<QuantizedForm> form = QuantizedForm.of(node);
            if (DynamicForm.fits(node, graph)) {
                DynamicForm.expand(node, new QuantizedValues(graph, builder, node), builder);
            } else if (PaddedQuantized.is(node, graph)) {
                new PaddedQuantized(graph, node).expand(builder);
            } else if (form.isPresent()) {
                form.get().expand(node, new QuantizedValues(graph, builder, node));
            } else {
                builder.node(node);
            }
        }
        graph.outputs().forEach(builder::output);
        return new RemoveUnused().apply(builder.build());
    }

    private static boolean isComputed(Value value, Graph graph) {
        return graph.producer(value).isPresent();
    }
}
