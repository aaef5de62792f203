package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldValuesTest {
    private static final Value X = Value.of("x");
    private static final Value SHAPE = Value.of("shape");
    private static final Value A = Value.of("a");
    private static final Value B = Value.of("b");
    private static final Value Y = Value.of("y");

    private static Graph graph() {
        return new GraphBuilder()
                .input(X)
                .node(Node.of("Shape", List.of(X), List.of(SHAPE), Attributes.NONE))
                .node(Node.of("Split", List.of(SHAPE), List.of(A, B), Attributes.NONE))
                .node(Node.of("Expand", List.of(X, A), List.of(Y), Attributes.NONE))
                .node(Node.of("Tile", List.of(X, B), List.of(Value.of("z")), Attributes.NONE))
                .output(Y)
                .output(Value.of("z"))
                .build();
    }

    @Test
    void knownValues_becomeWeights_andWhatComputedThemGoes() {
        Map<Value, Tensor> known = Map.of(A, Tensor.vector(1), B, Tensor.vector(2));

        assertThat(new FoldValues(known).apply(graph()))
                .hasToString(
                        """
                input %x
                weight %a int64[1]
                weight %b int64[1]
                %y = Expand(%x, %a)
                %z = Tile(%x, %b)
                output %y
                output %z
                """);
    }

    @Test
    void nodeOfWhichOneReadOutputIsNotKnown_stays() {
        Graph before = graph();

        assertThat(new FoldValues(Map.of(A, Tensor.vector(1))).apply(before)).isSameAs(before);
    }

    @Test
    void outputsInputsAndUnknownNames_areLeftAlone() {
        Graph before = graph();
        Map<Value, Tensor> known =
                Map.of(Y, Tensor.scalar(1), X, Tensor.scalar(1), Value.of("elsewhere"), Tensor.scalar(1));

        assertThat(new FoldValues(known).apply(before)).isSameAs(before);
    }
}
