package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Value;
import java.util.List;
import java.util.Set;

/** Takes out nodes and weights that no output of the graph depends on; inputs stay. */
public final class RemoveUnused implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Set<Value> used = graph.upstream(graph.outputs());
        List<Node> nodes = graph.nodes().stream()
                .filter(node -> node.outputs().stream().anyMatch(used::contains))
                .toList();
        boolean weightsUsed = used.containsAll(graph.initializers().keySet());
        return weightsUsed && nodes.size() == graph.nodes().size() ? graph : rebuilt(graph, used, nodes);
    }

    private static Graph rebuilt(Graph graph, Set<Value> used, List<Node> nodes) {
        GraphBuilder builder = new GraphBuilder();
        graph.types().forEach(builder::type);
        graph.inputs().forEach(builder::input);
        graph.initializers().forEach((value, tensor) -> {
            if (used.contains(value)) {
                builder.initializer(value, tensor);
            }
        });
        builder.nodes(nodes);
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
