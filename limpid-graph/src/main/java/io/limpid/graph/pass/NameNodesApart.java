package io.limpid.graph.pass;

import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names nodes whose names are taken after what they write: runtimes refuse two nodes of one name. */
public final class NameNodesApart implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Set<String> taken = new HashSet<>();
        List<Node> nodes = graph.nodes().stream()
                .map(node -> node.withName(free(node, taken)))
                .toList();
        return nodes.equals(graph.nodes()) ? graph : rebuilt(graph, nodes);
    }

    private static String free(Node node, Set<String> taken) {
        String name = node.name();
        for (int i = 0; !name.isEmpty() && !taken.add(name); i++) {
            name = node.output().name() + ".node" + (i == 0 ? "" : "." + i);
        }
        return name;
    }

    private static Graph rebuilt(Graph graph, List<Node> nodes) {
        GraphBuilder builder = graph.withoutNodes();
        builder.nodes(nodes);
        graph.outputs().forEach(builder::output);
        return builder.build();
    }
}
