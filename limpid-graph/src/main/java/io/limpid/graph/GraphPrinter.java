package io.limpid.graph;

import io.limpid.tensor.TensorType;
import java.util.stream.Collectors;

/** Prints a graph as stable text, one line for each node, weights by their type only. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** Returns inputs, initializers, nodes and outputs, one a line; types stand behind a value where they are known. */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder();
        graph.inputs().forEach(value -> line(text, "input " + value + typeOf(graph, value)));
        graph.initializers().forEach((value, tensor) -> line(text, "weight " + value + " " + tensor));
        graph.nodes().forEach(node -> line(text, node + types(graph, node)));
        graph.outputs().forEach(value -> line(text, "output " + value + typeOf(graph, value)));
        return text.toString();
    }

    private static String types(Graph graph, Node node) {
        String known = node.outputs().stream()
                .flatMap(value -> graph.findType(value).stream())
                .map(TensorType::toString)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "" : " : " + known;
    }

    private static String typeOf(Graph graph, Value value) {
        return graph.findType(value).map(type -> " : " + type).orElse("");
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
