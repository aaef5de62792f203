package io.limpid.testkit.reference;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Computes a graph in double precision by plain loops: slow, and easy to believe.
 *
 * <p>Operators have the meaning of opset 18 (Gelu: 20). Stateless.
 */
public final class ReferenceInterpreter {
    private ReferenceInterpreter() {}

    /** Returns the operators that it computes. */
    public static Set<String> operators() {
        return ReferenceOperators.types();
    }

    /**
     * Computes a graph and returns every value in it: inputs, weights, results and all between.
     *
     * @throws IllegalArgumentException if an input is missing, or a node has an operator or a setting that is not computed
     */
    public static Map<Value, DoubleTensor> run(Graph graph, Map<Value, DoubleTensor> inputs) {
        graph.inputs().stream()
                .filter(input -> !inputs.containsKey(input))
                .findFirst()
                .ifPresent(input -> {
                    throw new IllegalArgumentException("input " + input + " is missing; given are " + inputs.keySet());
                });
        return resume(graph, inputs);
    }

    /** Computes a graph on float inputs. */
    public static Map<Value, DoubleTensor> runTensors(Graph graph, Map<Value, Tensor> inputs) {
        Map<Value, DoubleTensor> converted = new LinkedHashMap<>();
        inputs.forEach((value, tensor) -> converted.put(value, DoubleTensor.of(tensor)));
        return run(graph, converted);
    }

    /**
     * Computes what is missing: nodes whose outputs are all known already are not computed again.
     *
     * <p>Feeding an inner value of the graph like an input replaces what the nodes before it would have made.
     */
    public static Map<Value, DoubleTensor> resume(Graph graph, Map<Value, DoubleTensor> known) {
        Map<Value, DoubleTensor> values = new LinkedHashMap<>(known);
        graph.initializers().forEach((value, tensor) -> values.computeIfAbsent(value, v -> DoubleTensor.of(tensor)));
        for (Node node : graph.nodes()) {
            if (!values.keySet().containsAll(present(node.outputs()))) {
                compute(node, values);
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static List<Value> present(List<Value> outputs) {
        return outputs.stream().filter(Value::isPresent).toList();
    }

    private static void compute(Node node, Map<Value, DoubleTensor> values) {
        ReferenceOperator operator = operator(node);
        List<Optional<DoubleTensor>> inputs = node.inputs().stream()
                .map(input ->
                        input.isPresent() ? Optional.of(known(node, input, values)) : Optional.<DoubleTensor>empty())
                .toList();
        List<DoubleTensor> results = operator.apply(new Call(node, inputs));
        for (int i = 0; i < node.outputs().size(); i++) {
            Value output = node.outputs().get(i);
            if (output.isPresent()) {
                values.putIfAbsent(output, results.get(i));
            }
        }
    }

    private static ReferenceOperator operator(Node node) {
        return ReferenceOperators.find(node.opType())
                .filter(operator -> node.domain().isEmpty())
                .orElseThrow(() -> new IllegalArgumentException("node " + node.label() + " has operator "
                        + node.domain() + node.opType() + ", which the reference interpreter does not compute"));
    }

    private static DoubleTensor known(Node node, Value input, Map<Value, DoubleTensor> values) {
        return Optional.ofNullable(values.get(input))
                .orElseThrow(() -> new IllegalArgumentException(
                        "node " + node.label() + " reads " + input + ", which is neither given nor computed"));
    }
}
