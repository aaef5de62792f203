package io.limpid.runtime;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Map;

/**
 * What one learns about a graph by running it.
 *
 * @param graph the same graph with the type of every value known; the batch axis is symbolic where the model allows it
 * @param constants the values that nodes compute without looking at the image: constant arithmetic, and shapes that do
 *     not depend on the batch
 * @param batch whether the model takes any number of images at once
 */
public record Probe(Graph graph, Map<Value, Tensor> constants, Batch batch) {
    public Probe {
        constants = Map.copyOf(constants);
    }

    /** How many images a model takes at once. */
    public enum Batch {
        /** Any number. */
        ANY,
        /** The number that its file states; one, unless the file says otherwise. */
        FIXED
    }
}
