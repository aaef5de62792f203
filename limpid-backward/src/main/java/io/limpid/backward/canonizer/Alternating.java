package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Pass;
import java.util.List;

/** Rewrites that make way for each other, one after another until none fires. */
record Alternating(List<Pass> passes) implements Pass {
    Alternating {
        passes = List.copyOf(passes);
    }

    @Override
    public Graph apply(Graph graph) {
        Graph current = graph;
        for (Pass pass : passes) {
            current = pass.apply(current);
        }
        return current == graph ? graph : apply(current);
    }
}
