package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Graphs put in the place of nodes.
 *
 * @param graph to be written
 * @param known what the graph's inputs are called around the node
 */
record Inlining(Graph graph, Map<Value, Value> known) {
    /**
     * Returns a graph with nodes replaced. Values of what replaces a node keep their names where these are free.
     *
     * @param replacement what comes in the place of a node; empty for one that stays
     */
    static Graph of(Graph graph, Function<Node, Optional<Inlining>> replacement) {
        GraphBuilder builder = graph.withoutNodes();
        graph.nodes().forEach(node -> node.outputs().forEach(output -> builder.fresh(output.name())));
        for (Node node : graph.nodes()) {
            replacement
                    .apply(node)
                    .ifPresentOrElse(inlining -> inlining.write(node.outputs(), builder), () -> builder.node(node));
        }
        graph.outputs().forEach(builder::output);
        return new NameNodesApart().apply(new RemoveUnused().apply(builder.build()));
    }

    private void write(List<Value> outputs, GraphBuilder builder) {
        Map<Value, Value> names = builder.append(graph, known);
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).isPresent()) {
                Value result = names.getOrDefault(graph.outputs().get(i), Value.ABSENT);
                builder.node(Node.of("Identity", List.of(result), List.of(outputs.get(i)), Attributes.NONE));
            }
        }
    }
}
