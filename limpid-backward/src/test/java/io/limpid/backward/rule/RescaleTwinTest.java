package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Backward;
import io.limpid.backward.Contributions;
import io.limpid.backward.Seed;
import io.limpid.backward.Sketch;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rescale rule against its formula, activation by activation. */
class RescaleTwinTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final int SIZE = 40;

    /** Constants such as a sixth are floats in the graph. */
    private static final double FLOAT = 1e-6;

    /** An activation, and the same by its formula. */
    record Activation(String name, Graph graph, DoubleUnaryOperator formula) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Activation> activations() {
        Graph relu6 = Sketch.of(SIZE)
                .number("low", 0)
                .number("high", 6)
                .node("Clip", "y", "x", "low", "high")
                .withOutputs("y");
        Graph silu = Sketch.of(SIZE)
                .node("Sigmoid", "gate", "x")
                .node("Mul", "y", "x", "gate")
                .withOutputs("y");
        return Stream.of(
                new Activation("relu", one("Relu"), x -> Math.max(x, 0)),
                new Activation("relu6", relu6, x -> Math.min(Math.max(x, 0), 6)),
                new Activation("tanh", one("Tanh"), Math::tanh),
                new Activation("softplus", one("Softplus"), x -> Math.log1p(Math.exp(x))),
                new Activation("hard swish", one("HardSwish"), x -> x * Math.min(Math.max(x / 6 + 0.5, 0), 1)),
                new Activation("silu in two nodes", silu, x -> x / (1 + Math.exp(-x))));
    }

    private static Graph one(String opType) {
        return Sketch.of(SIZE).node(opType, "y", "x").withOutputs("y");
    }

    private static double[] multipliers(Graph graph, Tensor x, Tensor x0, Tensor signal) {
        return Contributions.through(graph, DeepLiftComposites.rescale(), List.of(Y))
                .run(Map.of(X, x), Map.of(X, x0), Map.of(Y, signal))
                .multiplier(X)
                .toDoubles();
    }

    @ParameterizedTest
    @MethodSource("activations")
    void multiplier_isTheQuotientOfDifferences_alsoAgainstOneBaselineForAll(Activation activation) {
        RandomTensors random = RandomTensors.seeded(3);
        Tensor x = random.normal(4.0, 2, SIZE);
        Tensor x0 = random.normal(4.0, 1, SIZE);
        Tensor signal = random.normal(2, SIZE);

        double[] multipliers = multipliers(activation.graph(), x, x0, signal);

        for (int i = 0; i < multipliers.length; i++) {
            double here = x.toFloats()[i];
            double there = x0.toFloats()[i % SIZE];
            double rise = activation.formula().applyAsDouble(here)
                    - activation.formula().applyAsDouble(there);
            assertThat(multipliers[i]).isCloseTo(signal.toFloats()[i] * rise / (here - there), within(FLOAT));
        }
    }

    @Test
    void whereNothingDiffers_theMultiplierIsTheDerivative() {
        Tensor x = RandomTensors.seeded(4).normal(1, SIZE);

        double[] multipliers = multipliers(one("Tanh"), x, x, Tensor.filled(1, 1, SIZE));

        for (int i = 0; i < SIZE; i++) {
            double y = Math.tanh(x.toFloats()[i]);
            assertThat(multipliers[i]).isCloseTo(1 - y * y, within(FLOAT));
        }
    }

    @Test
    void walkWithoutBaseline_saysWhatIsMissing() {
        Graph graph = one("Relu");
        GraphBuilder builder = graph.toBuilder();
        Value signal = builder.fresh("signal");
        builder.input(signal, graph.type(Y));
        Backward walk = Backward.through(graph, DeepLiftComposites.rescale(), Operators.standard());

        assertThatThrownBy(() -> walk.emit(builder, List.of(new Seed(Y, signal)), List.of(X)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BaselineTwin");
    }

    @Test
    void epsilonThatIsNotPositive_isRefused() {
        assertThatThrownBy(() -> Rules.rescale(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("positive");
        assertThatThrownBy(() -> Rules.crossMaximum(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
