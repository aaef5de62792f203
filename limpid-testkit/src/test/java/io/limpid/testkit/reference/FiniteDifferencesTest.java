package io.limpid.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {
    private static final Value X = Value.of("x");
    private static final Value W = Value.of("w");
    private static final Value Z = Value.of("z");
    private static final Value Y = Value.of("y");
    /** {@code y = tanh(w * x)}. */
    private static final Graph GRAPH = new GraphBuilder()
            .input(X)
            .initializer(W, Tensor.of(new float[] {2, 3}, 2))
            .node(Node.of("Mul", List.of(X, W), List.of(Z), Attributes.NONE))
            .node(Node.of("Tanh", List.of(Z), List.of(Y), Attributes.NONE))
            .output(Y)
            .build();

    private static final Map<Value, Tensor> AT = Map.of(X, Tensor.of(new float[] {0.25f, -0.5f}, 2));
    private static final Tensor SEED = Tensor.of(new float[] {1, -2}, 2);

    private final FiniteDifferences differences = FiniteDifferences.of(GRAPH, AT, Y, SEED);

    @Test
    void gradientAtTheInput_isTheDerivative() {
        DoubleTensor gradient = differences.gradient(X);

        assertThat(gradient.at(0)).isEqualTo(2 * slope(0.5), within(1e-9));
        assertThat(gradient.at(1)).isEqualTo(-2 * 3 * slope(-1.5), within(1e-9));
    }

    @Test
    void gradientAtWeightsAndInnerValues_isTheDerivativeToo() {
        assertThat(differences.gradient(Z, 1)[0]).isEqualTo(-2 * slope(-1.5), within(1e-9));
        assertThat(differences.gradient(W, 0)[0]).isEqualTo(0.25 * slope(0.5), within(1e-9));
    }

    @Test
    void seedOfTheWrongSize_isRefused() {
        assertThatThrownBy(() -> FiniteDifferences.of(GRAPH, AT, Y, Tensor.scalar(1)))
                .hasMessageContaining("does not fit the output %y");
    }

    private static double slope(double z) {
        double y = Math.tanh(z);
        return 1 - y * y;
    }
}
