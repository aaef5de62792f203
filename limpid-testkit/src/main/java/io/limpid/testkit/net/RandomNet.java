package io.limpid.testkit.net;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.Seeds;

/** A net with random weights: one input {@code [N,3,H,W]}, one output {@code [N,classes]}. */
public record RandomNet(String name, Graph graph) {
    /** Returns the input. */
    public Value input() {
        return graph.inputs().get(0);
    }

    /** Returns the output. */
    public Value logits() {
        return graph.outputs().get(0);
    }

    /** Returns the number of classes. */
    public int classes() {
        return Math.toIntExact(graph.type(logits()).shape().size(1));
    }

    /** Returns a random input {@code [batch,3,H,W]}, normally distributed; the same one each time. */
    public Tensor example(int batch) {
        long height = graph.type(input()).shape().size(2);
        long width = graph.type(input()).shape().size(3);
        return RandomTensors.seeded(Seeds.of(name)).normal(batch, 3, height, width);
    }

    /** Returns the name, so that a test run shows it. */
    @Override
    public String toString() {
        return name;
    }
}
