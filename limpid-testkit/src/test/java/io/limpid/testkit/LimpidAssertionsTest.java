package io.limpid.testkit;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimpidAssertionsTest {
    private static final Value X = Value.of("x");
    private static final Value H = Value.of("h");
    private static final Value Y = Value.of("y");
    private static final Tensor TENSOR = Tensor.of(new float[] {-1, 0, 3}, 3);

    private static Graph chain(String first, String second) {
        return new GraphBuilder()
                .input(X, TensorType.floats(4))
                .node(Node.of(first, List.of(X), List.of(H), Attributes.NONE))
                .node(Node.of(second, List.of(H), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();
    }

    @Test
    void graph_nodesAreFoundAndMissed() {
        Graph graph = chain("Neg", "Abs");

        assertThat(graph).hasNode("Neg").hasNoNode("Relu").hasNodes("Abs", 1).hasOperators("Neg", "Abs");
        assertFails(() -> assertThat(graph).hasNode("Relu"), "Expected a node Relu in");
        assertFails(() -> assertThat(graph).hasNoNode("Neg"), "%h = Neg(%x)");
        assertFails(() -> assertThat(graph).hasNodes("Abs", 2), "Expected 2 nodes Abs");
        assertFails(() -> assertThat(graph).hasOperators("Abs", "Neg"), "but found [Neg, Abs]");
    }

    @Test
    void graph_text_isCompared() {
        String text = "input %x : float[4]\n%h = Neg(%x)\n%y = Abs(%h)\noutput %y";

        assertThat(chain("Neg", "Abs")).printsAs(text);
        assertFails(() -> assertThat(chain("Abs", "Abs")).printsAs(text), "Neg");
    }

    @Test
    void graph_computesSameAs_comparesResultsNotNodes() {
        assertThat(chain("Neg", "Abs")).computesSameAs(chain("Identity", "Abs"));
        assertFails(() -> assertThat(chain("Neg", "Abs")).computesSameAs(chain("Neg", "Relu")), "Expected element");
    }

    @Test
    void tensor_shapeFinitenessAndSum() {
        assertThat(TENSOR).hasShape(3).isFinite().isNotConstant().sumsTo(2, 1e-6);
        assertFails(() -> assertThat(TENSOR).hasShape(1, 3), "Expected shape [1, 3]");
        assertFails(() -> assertThat(Tensor.of(new float[] {1, Float.NaN}, 2)).isFinite(), "the first at 1");
        assertFails(() -> assertThat(Tensor.filled(2, 3)).isNotConstant(), "all equal");
        assertFails(() -> assertThat(TENSOR).sumsTo(2.1, 1e-3), "but was 2.0");
    }

    @Test
    void tensor_isCloseTo_measuresByTheRange() {
        assertThat(Tensor.of(new float[] {-1, 0.0003f, 3}, 3)).isCloseTo(TENSOR, 1e-4);
        assertFails(() -> assertThat(Tensor.of(new float[] {-1, 0.0005f, 3}, 3)).isCloseTo(TENSOR, 1e-4), "element 1");
        assertFails(
                () -> assertThat(Tensor.of(new float[] {-1, Float.NaN, 3}, 3)).isCloseTo(TENSOR, 1), "NaN");
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }
}
