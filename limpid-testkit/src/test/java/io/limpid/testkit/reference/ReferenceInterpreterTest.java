package io.limpid.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Seeds;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReferenceInterpreterTest {
    private static final int REPETITIONS = 4;
    private static final double FLOAT_TOLERANCE = 2e-5;

    private final OperatorSuite suite = new OperatorSuite();

    @Test
    void everyOperatorOfTheTable_hasSamples() {
        assertThat(suite.samples().keySet()).isEqualTo(ReferenceInterpreter.operators());
    }

    @TestFactory
    Stream<DynamicTest> everySample_givesWhatOnnxRuntimeGives() {
        return suite.samples().entrySet().stream()
                .flatMap(entry -> IntStream.range(0, entry.getValue().size())
                        .mapToObj(i -> dynamicTest(
                                entry.getKey() + " " + i,
                                () -> compare(entry.getKey(), entry.getValue().get(i)))));
    }

    private static void compare(String opType, UnaryOperator<Sample> recipe) {
        for (int i = 0; i < REPETITIONS; i++) {
            Sample sample = recipe.apply(new Sample(opType, Seeds.of(opType, i)));
            compare(sample, sample.graph());
        }
    }

    private static void compare(Sample sample, Graph graph) {
        Map<Value, DoubleTensor> reference = ReferenceInterpreter.runTensors(graph, sample.inputs());
        Map<String, Tensor> inputs = sample.inputs().entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().name(), Map.Entry::getValue));
        try (Session session = Session.open(OnnxModel.of(graph).withOpset(sample.opset()))) {
            session.run(inputs).forEach((name, expected) -> agree(graph, expected, reference.get(Value.of(name))));
        }
    }

    private static void agree(Graph graph, Tensor expected, DoubleTensor actual) {
        assertThat(actual.shape()).as("shape in %s", graph).isEqualTo(expected.shape());
        DoubleTensor wide = DoubleTensor.of(expected);
        assertThat(actual.type()).as("type in %s", graph).isEqualTo(wide.type());
        double tolerance = FLOAT_TOLERANCE * Math.max(1, wide.absMax());
        for (int i = 0; i < wide.size(); i++) {
            double difference = Math.abs(actual.at(i) - wide.at(i));
            assertThat(difference)
                    .as("element %d of %s: %s, expected %s", i, graph, actual.at(i), wide.at(i))
                    .isLessThanOrEqualTo(tolerance);
        }
    }

    @Test
    void erf_isExactToTheLastDigits() {
        assertThat(Activations.erf(0.5)).isEqualTo(0.5204998778130465, within(1e-15));
        assertThat(Activations.erf(-2)).isEqualTo(-0.9953222650189527, within(1e-15));
        assertThat(Activations.erf(7)).isEqualTo(1);
    }

    @Test
    void resume_takesAnInnerValueAsGiven() {
        Value x = Value.of("x");
        Value y = Value.of("y");
        Value z = Value.of("z");
        Graph graph = new GraphBuilder()
                .input(x)
                .node(Node.of("Neg", List.of(x), List.of(y), Attributes.NONE))
                .node(Node.of("Abs", List.of(y), List.of(z), Attributes.NONE))
                .output(z)
                .build();

        Map<Value, DoubleTensor> values =
                ReferenceInterpreter.resume(graph, Map.of(y, DoubleTensor.of(new double[] {-3}, 1)));

        assertThat(values.get(z).at(0)).isEqualTo(3);
        assertThatThrownBy(() -> ReferenceInterpreter.run(graph, Map.of())).hasMessageContaining("input %x is missing");
    }

    @Test
    void unknownOperator_isNamed() {
        Value y = Value.of("y");
        Graph graph = new GraphBuilder()
                .node(Node.of("Einsum", List.of(), List.of(y), Attributes.NONE))
                .output(y)
                .build();

        assertThatThrownBy(() -> ReferenceInterpreter.run(graph, Map.of())).hasMessageContaining("Einsum");
    }
}
