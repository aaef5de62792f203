package io.limpid.testkit.reference;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The gradient of {@code <seed, output>} with respect to any value of a graph, by central differences in double precision.
 *
 * <p>Good to about eight digits where the graph is smooth; keep the data away from kinks and ties, on which the two sides
 * of a difference disagree.
 */
public final class FiniteDifferences {
    private static final double STEP = 1e-5;

    private final Graph graph;
    private final Map<Value, DoubleTensor> values;
    private final Value output;
    private final DoubleTensor seed;

    private FiniteDifferences(Graph graph, Map<Value, DoubleTensor> values, Value output, DoubleTensor seed) {
        this.graph = graph;
        this.values = values;
        this.output = output;
        this.seed = seed;
    }

    /**
     * Prepares differences of {@code <seed, output>} at the given inputs.
     *
     * @throws IllegalArgumentException if the seed has not as many elements as the output
     */
    public static FiniteDifferences of(Graph graph, Map<Value, Tensor> inputs, Value output, Tensor seed) {
        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(graph, inputs);
        DoubleTensor wide = DoubleTensor.of(seed);
        DoubleTensor result = values.get(output);
        if (result == null || result.size() != wide.size()) {
            throw new IllegalArgumentException("the seed " + seed + " does not fit the output " + output + ", which is "
                    + (result == null ? "no value of the graph" : result.toString()));
        }
        return new FiniteDifferences(graph, values, output, wide);
    }

    /** Returns everything the graph computes at the point itself. */
    public Map<Value, DoubleTensor> values() {
        return values;
    }

    /** Returns the whole gradient, in the shape of {@code at}: an input, a weight or an inner value. */
    public DoubleTensor gradient(Value at) {
        DoubleTensor point = point(at);
        return DoubleTensor.of(gradient(at, IntStream.range(0, point.size()).toArray()), point.shape());
    }

    /** Returns the gradient at chosen elements of {@code at}, given by their places in row-major order. */
    public double[] gradient(Value at, int... elements) {
        Map<Value, DoubleTensor> unmoved = unmoved(at);
        return Arrays.stream(elements)
                .mapToDouble(element -> difference(unmoved, at, element))
                .toArray();
    }

    private double difference(Map<Value, DoubleTensor> unmoved, Value at, int element) {
        double x = point(at).at(element);
        double step = STEP * Math.max(1, Math.abs(x));
        return (objective(unmoved, at, element, x + step) - objective(unmoved, at, element, x - step)) / (2 * step);
    }

    private double objective(Map<Value, DoubleTensor> unmoved, Value at, int element, double moved) {
        Map<Value, DoubleTensor> known = new LinkedHashMap<>(unmoved);
        known.put(at, point(at).with(element, moved));
        DoubleTensor result = ReferenceInterpreter.resume(graph, known).get(output);
        return result == null ? Double.NaN : result.dot(seed);
    }

    /** Returns what stays as it is when a value moves. */
    private Map<Value, DoubleTensor> unmoved(Value at) {
        Set<Value> moving = graph.downstream(Set.of(at));
        Map<Value, DoubleTensor> unmoved = new LinkedHashMap<>(values);
        unmoved.keySet().removeAll(moving);
        return unmoved;
    }

    private DoubleTensor point(Value at) {
        DoubleTensor point = values.get(at);
        if (point == null) {
            throw new IllegalArgumentException(at + " is no value of the graph; it has " + values.keySet());
        }
        return point;
    }
}
