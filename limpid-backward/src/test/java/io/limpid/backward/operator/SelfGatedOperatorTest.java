package io.limpid.backward.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Backward;
import io.limpid.backward.Composite;
import io.limpid.backward.Kind;
import io.limpid.backward.Nodes;
import io.limpid.backward.Seed;
import io.limpid.backward.Site;
import io.limpid.backward.Sketch;
import io.limpid.backward.canonizer.Canonizers;
import io.limpid.backward.rule.Composites;
import io.limpid.backward.rule.Rules;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Passes;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.ShapeProbe;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelfGatedOperatorTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final double STEP = 1e-5;
    private static final Attributes SIXTH_AND_HALF =
            Attributes.NONE.with("alpha", 1f / 6).with("beta", 0.5f);

    /** A spelled-out activation {@code y(x)}, and the one operator that computes the same. */
    record Spelled(String name, Graph graph, Graph whole) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Spelled> spelled() {
        Graph hardSwish = sketch().node("HardSwish", "y", "x").withOutputs("y");
        Graph mish = sketch().node("Mish", "y", "x").withOutputs("y");
        return Stream.of(
                new Spelled("hard swish, divided at the end", dividedAtTheEnd(), hardSwish),
                new Spelled("hard swish, divided in the gate", dividedInTheGate(), hardSwish),
                new Spelled("hard swish by hard sigmoid", byHardSigmoid(), hardSwish),
                new Spelled("mish by tanh and softplus", byTanh(), mish),
                new Spelled("mish by logarithm and exponential", byLogarithm(), mish));
    }

    static Stream<Spelled> withoutTwin() {
        return Stream.of(
                new Spelled("silu", silu(), silu()),
                new Spelled("silu as a quotient", quotient(), quotient()),
                new Spelled("gelu", gelu(), gelu()),
                new Spelled("gelu by tanh", geluByTanh(), geluByTanh()));
    }

    @ParameterizedTest
    @MethodSource({"spelled", "withoutTwin"})
    void spelledOutActivation_isOneActivationOfX(Spelled spelled) {
        Composite composite =
                Composite.of("gradient").on(Nodes.activations(), Rules.guided()).otherwise(Rules.gradient());

        List<Backward.Planned> plan = Backward.through(spelled.graph(), composite, Operators.standard())
                .plan(List.of(Y), List.of(X));

        assertThat(plan.stream().filter(row -> row.rule().equals(Rules.guided())))
                .as("activations in %s", plan)
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource({"spelled", "withoutTwin"})
    void gradient_equalsFiniteDifferences(Spelled spelled) {
        DoubleTensor x = DoubleTensor.of(
                RandomTensors.seeded(11).awayFrom(NonlinearSamples.MARGIN, new double[] {-3, 3}, 2, 5, 3));

        DoubleTensor gradient = arrived(spelled.graph(), Composites.gradient(), x, X);

        for (int i = 0; i < x.size(); i++) {
            double rise =
                    y(spelled.graph(), x.with(i, x.at(i) + STEP), i) - y(spelled.graph(), x.with(i, x.at(i) - STEP), i);
            assertThat(gradient.at(i)).isCloseTo(rise / (2 * STEP), within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("spelled")
    void rulesForActivations_treatTheCanonicalFormLikeTheOneOperator(Spelled spelled) {
        Graph canonical = Passes.run(Canonizers.standard(), spelled.graph());
        Graph typed = ShapeProbe.probe(
                        OnnxModel.of(canonical), spelled.graph().type(X).shape())
                .graph();
        DoubleTensor x = DoubleTensor.of(RandomTensors.seeded(12).uniform(-5, 5, 2, 5, 3));

        for (Composite composite : List.of(Composites.guidedBackprop(), Composites.deconvnet())) {
            DoubleTensor actual = arrived(typed, composite, x, X);
            DoubleTensor expected = arrived(spelled.whole(), composite, x, X);
            for (int i = 0; i < x.size(); i++) {
                assertThat(actual.at(i)).isCloseTo(expected.at(i), within(1e-6));
            }
        }
    }

    @Test
    void signalAskedForInsideTheGate_isNotHidden() {
        DoubleTensor x = DoubleTensor.of(RandomTensors.seeded(13).normal(2, 5, 3));

        DoubleTensor atGate = arrived(silu(), Composites.gradient(), x, Value.of("s"));

        for (int i = 0; i < x.size(); i++) {
            assertThat(atGate.at(i)).isCloseTo(x.at(i), within(1e-12));
        }
    }

    @Test
    void gateThatSomethingElseReads_stillGivesTheExactGradient() {
        Graph graph = sketch().node("Sigmoid", "s", "x")
                .node("Mul", "a", "x", "s")
                .node("Add", "y", "a", "s")
                .withOutputs("y");

        gradient_equalsFiniteDifferences(new Spelled("silu + sigmoid", graph, graph));
    }

    @Test
    void gateOfAPooledChannel_isAProduct() {
        Graph graph = sketch().node("GlobalAveragePool", "a", "x")
                .node("Sigmoid", "s", "a")
                .node("Mul", "y", "x", "s")
                .withOutputs("y");
        Node product = graph.producer(Y).orElseThrow();

        assertThat(Operators.standard()
                        .at(new Site(graph, product, graph.downstream(graph.inputs())))
                        .kind())
                .isEqualTo(Kind.PRODUCT);
    }

    private static DoubleTensor arrived(Graph graph, Composite composite, DoubleTensor x, Value at) {
        GraphBuilder builder = graph.toBuilder();
        Value signal = builder.fresh("signal");
        builder.input(signal, graph.type(Y));
        Value arrived = Backward.through(graph, composite, Operators.standard())
                .emit(builder, List.of(new Seed(Y, signal)), List.of(at))
                .get(at);
        Graph grown = builder.output(arrived).build();
        DoubleTensor ones = DoubleTensor.of(Tensor.filled(1, x.shape()));
        return ReferenceInterpreter.run(grown, Map.of(X, x, signal, ones)).get(arrived);
    }

    private static double y(Graph graph, DoubleTensor x, int element) {
        return ReferenceInterpreter.run(graph, Map.of(X, x)).get(Y).at(element);
    }

    private static Sketch sketch() {
        return Sketch.of(5, 3);
    }

    private static Sketch numbers() {
        return sketch().number("zero", 0)
                .number("half", 0.5)
                .number("one", 1)
                .number("three", 3)
                .number("six", 6)
                .number("root", Math.sqrt(2));
    }

    private static Graph dividedAtTheEnd() {
        return numbers()
                .node("Add", "a", "x", "three")
                .node("Clip", "b", "a", "zero", "six")
                .node("Mul", "c", "x", "b")
                .node("Div", "y", "c", "six")
                .withOutputs("y");
    }

    private static Graph dividedInTheGate() {
        return numbers()
                .node("Add", "a", "three", "x")
                .node("Relu", "b", "a")
                .node("Min", "c", "b", "six")
                .node("Div", "d", "c", "six")
                .node("Mul", "y", "d", "x")
                .withOutputs("y");
    }

    private static Graph byHardSigmoid() {
        return sketch().node("HardSigmoid", SIXTH_AND_HALF, "a", "x")
                .node("Mul", "y", "x", "a")
                .withOutputs("y");
    }

    private static Graph byTanh() {
        return sketch().node("Softplus", "a", "x")
                .node("Tanh", "b", "a")
                .node("Mul", "y", "x", "b")
                .withOutputs("y");
    }

    private static Graph byLogarithm() {
        return numbers()
                .node("Exp", "a", "x")
                .node("Add", "b", "a", "one")
                .node("Log", "c", "b")
                .node("Tanh", "d", "c")
                .node("Mul", "y", "x", "d")
                .withOutputs("y");
    }

    private static Graph silu() {
        return sketch().node("Sigmoid", "s", "x").node("Mul", "y", "x", "s").withOutputs("y");
    }

    private static Graph quotient() {
        return numbers()
                .node("Neg", "a", "x")
                .node("Exp", "b", "a")
                .node("Add", "c", "b", "one")
                .node("Div", "y", "x", "c")
                .withOutputs("y");
    }

    private static Graph gelu() {
        return numbers()
                .node("Div", "a", "x", "root")
                .node("Erf", "b", "a")
                .node("Add", "c", "b", "one")
                .node("Mul", "d", "x", "c")
                .node("Mul", "y", "d", "half")
                .withOutputs("y");
    }

    private static Graph geluByTanh() {
        return numbers()
                .number("cubic", 0.044715)
                .number("slope", Math.sqrt(2 / Math.PI))
                .node("Pow", "a", "x", "three")
                .node("Mul", "b", "a", "cubic")
                .node("Add", "c", "x", "b")
                .node("Mul", "d", "slope", "c")
                .node("Tanh", "e", "d")
                .node("Add", "f", "e", "one")
                .node("Mul", "g", "f", "half")
                .node("Mul", "y", "g", "x")
                .withOutputs("y");
    }
}
