package io.limpid.method;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.InputRange;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;

/** Runs methods on nets with random weights. */
public final class Explained {
    private static final InputRange RANGE =
            InputRange.of(new float[] {-2.1f, -2.0f, -1.8f}, new float[] {2.2f, 2.4f, 2.6f});

    private Explained() {}

    /** Returns a net prepared for its example's size; black and white are known. */
    public static Network network(RandomNet net) {
        return Network.of(OnnxModel.of(net.graph()), net.example(1).shape()).withInputRange(RANGE);
    }

    /** Returns the outcome of a method for one class of a net's example. */
    public static Outcome outcome(RandomNet net, String spec, int target) {
        return outcome(net, spec, net.example(1), Goal.of(target, 1));
    }

    /** Returns the outcome of a method for any input and goal. */
    public static Outcome outcome(RandomNet net, String spec, Tensor input, Goal goal) {
        try (Runner runner = Methods.parse(spec).on(network(net))) {
            return runner.run(input, goal);
        }
    }

    /** Returns the attribution of a method for one class of a net's example. */
    public static Tensor attribution(RandomNet net, String spec, int target) {
        return outcome(net, spec, target).attribution();
    }

    /** Returns the sum of all values. */
    public static double sum(Tensor tensor) {
        double sum = 0;
        for (float value : tensor.toFloats()) {
            sum += value;
        }
        return sum;
    }
}
