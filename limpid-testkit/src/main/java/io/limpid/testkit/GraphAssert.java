package io.limpid.testkit;

import static java.util.Objects.requireNonNull;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about a graph. A failure prints the whole graph. */
public final class GraphAssert extends AbstractAssert<GraphAssert, Graph> {
    private static final double TOLERANCE = 1e-6;
    private static final int BATCH = 2;

    GraphAssert(Graph actual) {
        super(actual, GraphAssert.class);
    }

    /** Asserts that an operator occurs. */
    public GraphAssert hasNode(String opType) {
        if (nodes(opType).isEmpty()) {
            failWithMessage("Expected a node %s in%n%s", opType, actual);
        }
        return this;
    }

    /** Asserts that an operator does not occur. */
    public GraphAssert hasNoNode(String opType) {
        if (!nodes(opType).isEmpty()) {
            failWithMessage("Expected no node %s, but found %s in%n%s", opType, nodes(opType), actual);
        }
        return this;
    }

    /** Asserts how often an operator occurs. */
    public GraphAssert hasNodes(String opType, int count) {
        if (nodes(opType).size() != count) {
            failWithMessage("Expected %d nodes %s, but found %s in%n%s", count, opType, nodes(opType), actual);
        }
        return this;
    }

    /** Asserts the operators of all nodes in their order. */
    public GraphAssert hasOperators(String... opTypes) {
        List<String> found = actual.nodes().stream().map(Node::opType).toList();
        if (!found.equals(List.of(opTypes))) {
            failWithMessage("Expected operators %s, but found %s in%n%s", List.of(opTypes), found, actual);
        }
        return this;
    }

    /** Asserts the printed graph. */
    public GraphAssert printsAs(String text) {
        Assertions.assertThat(actual.toString().strip()).isEqualTo(text.strip());
        return this;
    }

    /**
     * Asserts that this graph computes what another does: all outputs that both have, on random inputs, in double precision
     * and up to the rounding of float weights. Symbolic sizes become 2.
     */
    public GraphAssert computesSameAs(Graph other) {
        Map<Value, Tensor> inputs = new HashMap<>();
        other.inputs().forEach(input -> inputs.put(input, example(other, input)));
        return computesSameAs(other, inputs);
    }

    /** Asserts that this graph computes what another does on given inputs. */
    public GraphAssert computesSameAs(Graph other, Map<Value, Tensor> inputs) {
        Map<Value, DoubleTensor> expected = ReferenceInterpreter.runTensors(other, inputs);
        Map<Value, DoubleTensor> computed = ReferenceInterpreter.runTensors(actual, inputs);
        List<Value> shared =
                other.outputs().stream().filter(actual.outputs()::contains).toList();
        if (shared.isEmpty()) {
            failWithMessage("Expected a common output, but found %s and %s", actual.outputs(), other.outputs());
        }
        for (Value output : shared) {
            compare(output, requireNonNull(computed.get(output)), requireNonNull(expected.get(output)));
        }
        return this;
    }

    private void compare(Value output, DoubleTensor computed, DoubleTensor expected) {
        Assertions.assertThat(computed.shape()).as("shape of %s", output).isEqualTo(expected.shape());
        double allowed = TOLERANCE * Math.max(1, expected.absMax());
        for (int i = 0; i < expected.size(); i++) {
            if (!(Math.abs(computed.at(i) - expected.at(i)) <= allowed)) {
                failWithMessage(
                        "Expected element %d of %s to be %s, but was %s in%n%s",
                        i, output, expected.at(i), computed.at(i), actual);
            }
        }
    }

    private static Tensor example(Graph graph, Value input) {
        Shape shape = graph.type(input).shape();
        long[] sizes = shape.dims().stream()
                .mapToLong(dim -> dim instanceof Dim.Fixed fixed ? fixed.size() : BATCH)
                .toArray();
        return RandomTensors.seeded(Seeds.of(input.name())).normal(sizes);
    }

    private List<Node> nodes(String opType) {
        return actual.nodes().stream().filter(node -> node.is(opType)).toList();
    }
}
