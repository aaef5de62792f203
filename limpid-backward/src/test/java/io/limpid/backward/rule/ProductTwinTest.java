package io.limpid.backward.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.Contributions;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** DeepLIFT at products, against formulas and worked numbers. */
class ProductTwinTest {
    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");
    private static final Value Y = Value.of("y");
    private static final double EXACT = 1e-6;

    private static Graph graph(String opType, Shape a, Shape b, Shape y) {
        return new GraphBuilder()
                .input(A, new TensorType(ElementType.FLOAT, a))
                .input(B, new TensorType(ElementType.FLOAT, b))
                .node(Node.of(opType, List.of(A, B), List.of(Y), Attributes.NONE))
                .type(Y, new TensorType(ElementType.FLOAT, y))
                .output(Y)
                .build();
    }

    private static Contributions.Result run(Graph graph, Map<Value, Tensor> data, Map<Value, Tensor> references) {
        Tensor one = Tensor.filled(
                1, graph.type(Y).shape().size(0), graph.type(Y).shape().size(1));
        return Contributions.through(graph, DeepLiftComposites.rescale(), List.of(Y))
                .run(data, references, Map.of(Y, one));
    }

    private static Tensor number(double value) {
        return Tensor.filled((float) value, 1, 1);
    }

    /** {@code a} from 1 to 3 and {@code b} from 0 to 2. */
    @Test
    void product_givesEachFactorTheMeanOfTheOther() {
        Shape one = Shape.of(1, 1);
        Contributions.Result result = run(
                graph("Mul", one, one, one), Map.of(A, number(3), B, number(2)), Map.of(A, number(1), B, number(0)));

        assertThat(result.contributions(A)).containsExactly(new double[] {2}, within(EXACT));
        assertThat(result.contributions(B)).containsExactly(new double[] {4}, within(EXACT));
        assertThat(result.expected()).isCloseTo(6, within(EXACT));
    }

    @Test
    void gate_thatIsSpread_receivesTheSumOverItsPlaces() {
        RandomTensors random = RandomTensors.seeded(5);
        Tensor signal = random.normal(3, 4);
        Tensor signal0 = random.normal(3, 4);
        Tensor gate = random.normal(3, 1);
        Tensor gate0 = random.normal(3, 1);
        Contributions.Result result = run(
                graph("Mul", Shape.of(3, 4), Shape.of(3, 1), Shape.of(3, 4)),
                Map.of(A, signal, B, gate),
                Map.of(A, signal0, B, gate0));

        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int i = 4 * row; i < 4 * row + 4; i++) {
                sum += (signal.toFloats()[i] + signal0.toFloats()[i]) / 2;
                double mean = (gate.toFloats()[row] + gate0.toFloats()[row]) / 2;
                assertThat(result.multiplier(A).at(i)).isCloseTo(mean, within(EXACT));
            }
            assertThat(result.multiplier(B).at(row)).isCloseTo(sum, within(EXACT));
        }
    }

    @Test
    void matrixProduct_isCompleteWithTheMeansOfTheFactors() {
        RandomTensors random = RandomTensors.seeded(6);
        Contributions.Result result = run(
                graph("MatMul", Shape.of(2, 5), Shape.of(5, 3), Shape.of(2, 3)),
                Map.of(A, random.normal(2, 5), B, random.normal(5, 3)),
                Map.of(A, random.normal(2, 5), B, random.normal(5, 3)));

        assertThat(result.sum()).isCloseTo(result.expected(), within(EXACT));
    }

    /** {@code a / b}, with {@code a} from 1 to 3 and {@code b} from 2 to 4: contributions 2 ln 2 / 2 and the rest. */
    @Test
    void quotient_isSharedAlongTheLine() {
        Shape one = Shape.of(1, 1);
        Contributions.Result result = run(
                graph("Div", one, one, one), Map.of(A, number(3), B, number(4)), Map.of(A, number(1), B, number(2)));

        assertThat(result.contributions(A)[0]).isCloseTo(Math.log(2), within(EXACT));
        assertThat(result.contributions(B)[0]).isCloseTo(0.25 - Math.log(2), within(EXACT));
    }
}
