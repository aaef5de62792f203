package io.limpid.testkit;

import io.limpid.graph.Graph;
import io.limpid.tensor.Tensor;

/** The door to assertions about graphs and tensors; a failure prints the graph or the numbers. */
public final class LimpidAssertions {
    private LimpidAssertions() {}

    /** Starts assertions about a graph. */
    public static GraphAssert assertThat(Graph graph) {
        return new GraphAssert(graph);
    }

    /** Starts assertions about a tensor. */
    public static TensorAssert assertThat(Tensor tensor) {
        return new TensorAssert(tensor);
    }
}
