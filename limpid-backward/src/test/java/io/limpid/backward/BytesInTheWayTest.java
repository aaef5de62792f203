package io.limpid.backward;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.backward.operator.Operators;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytesInTheWayTest {
    private static final Value X = Value.of("x");
    private static final Value BYTES = Value.of("bytes");
    private static final Value Y = Value.of("y");

    private static Graph throughBytes() {
        return new GraphBuilder()
                .input(X, TensorType.floats(1, 4))
                .type(BYTES, new TensorType(ElementType.UINT8, Shape.of(1, 4)))
                .type(Y, TensorType.floats(1, 4))
                .node(Node.of("Pack", List.of(X), List.of(BYTES), Attributes.NONE))
                .node(Node.of("Unpack", List.of(BYTES), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();
    }

    @Test
    void signalThatWouldEndInBytesEverywhere_isRefused_notSilentlyZero() {
        Backward walk = Backward.through(throughBytes(), Composites.gradient(), Operators.standard());

        assertThatThrownBy(() -> walk.plan(List.of(Y), List.of(X)))
                .isInstanceOf(UnsupportedOperatorException.class)
                .hasMessageContainingAll("bytes (Pack", "8-bit", "QuantizeLinear");
    }
}
