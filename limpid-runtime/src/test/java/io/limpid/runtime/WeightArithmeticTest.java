package io.limpid.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightArithmeticTest {
    private static final int SIZE = 160;

    private static GraphBuilder start() {
        return new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, SIZE))
                .initializer(Value.of("w"), Tensor.filled(2, SIZE, SIZE))
                .initializer(Value.of("b"), Tensor.filled(1, SIZE));
    }

    private static Node node(String opType, String inputs, String output) {
        return Node.of(opType, values(inputs.split(" ")), values(output), Attributes.NONE);
    }

    private static List<Value> values(String... names) {
        return Stream.of(names).map(Value::of).toList();
    }

    private static WeightArithmetic of(GraphBuilder graph) {
        Graph built = graph.build();
        return WeightArithmetic.of(built, built.initializers().keySet());
    }

    private static List<String> operators(Graph graph) {
        return graph.nodes().stream().map(Node::opType).toList();
    }

    @Test
    void whatIsMadeOfLargeWeights_isTakenOut_asFarAsOthersReadIt() {
        WeightArithmetic arithmetic = of(start().node(node("Transpose", "w", "flipped"))
                .node(node("Relu", "flipped", "positive"))
                .node(node("Neg", "b", "c"))
                .node(node("MatMul", "c positive", "sums"))
                .node(node("MatMul", "x positive", "a"))
                .node(node("Add", "a sums", "d"))
                .node(node("Mul", "d c", "y"))
                .output(Value.of("y")));

        assertThat(arithmetic.results()).containsExactlyInAnyOrder(Value.of("positive"), Value.of("sums"));
        assertThat(arithmetic.alone().inputs()).isEmpty();
        assertThat(operators(arithmetic.alone())).containsExactly("Transpose", "Relu", "Neg", "MatMul");
        Graph rest = arithmetic.rest(Map.of(Value.of("sums"), Tensor.filled(3, SIZE)));
        assertThat(operators(rest)).containsExactly("Neg", "MatMul", "Add", "Mul");
        assertThat(rest.inputs()).isEqualTo(values("x", "positive"));
        assertThat(rest.initializers()).containsOnlyKeys(values("b", "sums"));
    }

    @Test
    void arithmeticOfSmallWeights_isLeftToTheOptimiser() {
        assertThat(of(start().node(node("Neg", "b", "c"))
                                .node(node("Add", "x c", "y"))
                                .output(Value.of("y")))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void chanceQuantizedWeightsAndOutputs_areLeftAsTheyAre() {
        GraphBuilder graph = start().initializer(Value.of("scale"), Tensor.scalar(1f))
                .node(node("RandomNormalLike", "w", "noise"))
                .node(node("DequantizeLinear", "w scale", "real"))
                .node(node("Neg", "w", "negative"))
                .node(node("MatMul", "x noise", "a"))
                .node(node("MatMul", "a real", "c"))
                .node(node("MatMul", "c negative", "y"))
                .output(Value.of("y"))
                .output(Value.of("negative"));

        assertThat(of(graph).isEmpty()).isTrue();
    }

    @Test
    void weightsThatARunMayReplace_areNoConstants() {
        Graph graph = start().node(node("Transpose", "w", "flipped"))
                .node(node("MatMul", "x flipped", "y"))
                .output(Value.of("y"))
                .build();

        assertThat(WeightArithmetic.of(graph, Set.of(Value.of("b"))).isEmpty()).isTrue();
    }
}
