package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the nodes of functions that the model's file defines in the place of the calls:
 * {@code my.Act(x) -> Sigmoid(x), Mul(x, ..)}. Functions of another opset than the model's stay calls.
 *
 * @param model whose functions are meant
 */
public record InlineFunctions(OnnxModel model) implements Pass {
    @Override
    public Graph apply(Graph graph) {
        boolean fires =
                graph.nodes().stream().anyMatch(node -> model.function(node).isPresent());
        return fires ? apply(Inlining.of(graph, this::called)) : graph;
    }

    private Optional<Inlining> called(Node node) {
        return model.function(node).map(function -> new Inlining(function, given(function, node)));
    }

    private static Map<Value, Value> given(Graph function, Node call) {
        Map<Value, Value> given = new HashMap<>();
        for (int i = 0; i < function.inputs().size(); i++) {
            given.put(function.inputs().get(i), call.input(i));
        }
        return given;
    }
}
