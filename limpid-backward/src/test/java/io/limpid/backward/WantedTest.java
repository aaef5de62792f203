package io.limpid.backward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.operator.Operators;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");
    private static final Value Z = Value.of("z");
    private static final Value SEED = Value.of("seed");

    /** {@code y = tanh(x)}, {@code z = tanh(y)}. */
    private static GraphBuilder chain() {
        TensorType type = new TensorType(ElementType.FLOAT, Shape.of(3));
        return new GraphBuilder()
                .input(X, type)
                .input(SEED, type)
                .type(Y, type)
                .type(Z, type)
                .node(Node.of("Tanh", List.of(X), List.of(Y), Attributes.NONE))
                .node(Node.of("Tanh", List.of(Y), List.of(Z), Attributes.NONE))
                .output(Z);
    }

    @Test
    void severalValuesOnOnePath_eachHaveTheirSignal() {
        GraphBuilder builder = chain();
        Map<Value, Value> signals = Backward.through(builder.build(), Composites.gradient(), Operators.standard())
                .emit(builder, List.of(new Seed(Z, SEED)), List.of(X, Y));
        signals.values().forEach(builder::output);

        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(
                builder.build(),
                Map.of(X, Tensor.of(new float[] {-1, 0.5f, 2}, 3), SEED, Tensor.of(new float[] {1, 1, 1}, 3)));

        double[] y = values.get(Y).toDoubles();
        double[] z = values.get(Z).toDoubles();
        for (int i = 0; i < 3; i++) {
            double atY = 1 - z[i] * z[i];
            assertThat(values.get(signals.get(Y)).at(i)).isCloseTo(atY, within(1e-12));
            assertThat(values.get(signals.get(X)).at(i)).isCloseTo(atY * (1 - y[i] * y[i]), within(1e-12));
        }
    }

    /** {@code z = x + sign(x)}: what is flat everywhere hands nothing on. */
    @ParameterizedTest
    @ValueSource(strings = {"gradient", "guided-backprop"})
    void activationThatIsFlatEverywhere_addsNothing(String composite) {
        GraphBuilder builder = new GraphBuilder()
                .input(X, TensorType.floats(1, 3))
                .input(SEED, TensorType.floats(1, 3))
                .type(Y, TensorType.floats(1, 3))
                .type(Z, TensorType.floats(1, 3))
                .node(Node.of("Sign", List.of(X), List.of(Y), Attributes.NONE))
                .node(Node.of("Add", List.of(X, Y), List.of(Z), Attributes.NONE))
                .output(Z);
        Value signal = Backward.through(builder.build(), Composites.parse(composite), Operators.standard())
                .emit(builder, List.of(new Seed(Z, SEED)), List.of(X))
                .get(X);
        builder.output(signal);

        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(
                builder.build(),
                Map.of(X, Tensor.of(new float[] {1, 2, 4}, 1, 3), SEED, Tensor.of(new float[] {1, 1, 1}, 1, 3)));

        assertThat(values.get(signal).toDoubles()).containsExactly(1, 1, 1);
    }

    /** {@code z = 2^x}: of a power only the base is crossed, and a gradient of zeros would be wrong. */
    @Test
    void signalThatOnlyWeightsOfANodeCouldCarry_isRefused_notSilentlyZero() {
        GraphBuilder builder = new GraphBuilder()
                .input(X, TensorType.floats(1, 3))
                .initializer(Y, Tensor.scalar(2))
                .type(Z, TensorType.floats(1, 3))
                .node(Node.of("Pow", List.of(Y, X), List.of(Z), Attributes.NONE))
                .output(Z);
        Backward walk = Backward.through(builder.build(), Composites.gradient(), Operators.standard());

        assertThatThrownBy(() -> walk.plan(List.of(Z), List.of(X)))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContaining("its exponent depends on the image");
    }
}
