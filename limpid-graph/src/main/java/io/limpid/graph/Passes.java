package io.limpid.graph;

import java.util.List;

/** Runs passes one after the other and names the guilty one when a graph comes out broken. */
public final class Passes {
    private Passes() {}

    /**
     * Applies the passes in their order.
     *
     * @throws IllegalStateException if a pass changed the names of the graph's inputs or outputs
     */
    public static Graph run(List<? extends Pass> passes, Graph graph) {
        Graph current = graph;
        for (Pass pass : passes) {
            current = checked(pass, current);
        }
        return current;
    }

    private static Graph checked(Pass pass, Graph before) {
        Graph after = pass.apply(before);
        if (!after.inputs().equals(before.inputs()) || !after.outputs().equals(before.outputs())) {
            throw new IllegalStateException("pass " + pass.name() + " changed inputs or outputs from " + before.inputs()
                    + " -> " + before.outputs() + " to " + after.inputs() + " -> " + after.outputs());
        }
        return after;
    }
}
