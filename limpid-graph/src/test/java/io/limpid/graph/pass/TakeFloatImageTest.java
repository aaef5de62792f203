package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeFloatImageTest {
    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Graph graph(ElementType element, Node... nodes) {
        return new GraphBuilder()
                .input(Value.of("x"), new TensorType(element, Shape.of(1, 2, 2, 3)))
                .nodes(List.of(nodes))
                .output(nodes[nodes.length - 1].output())
                .build();
    }

    private static final Node CAST =
            node("Cast", "y", "t").withAttributes(Attributes.NONE.with("to", (long) ElementType.FLOAT.code()));

    @Test
    void imageOfBytesThatIsCast_isTakenAsFloats_alsoBehindNodesThatMoveIt() {
        Graph before = graph(ElementType.UINT8, node("Transpose", "t", "x"), node("Shape", "s", "t"), CAST);

        Graph after = new TakeFloatImage().apply(before);

        assertThat(after.type(Value.of("x"))).hasToString("float[1,2,2,3]");
        assertThat(after.nodes()).isEqualTo(before.nodes());
    }

    @Test
    void modelThatComputesWithTheBytes_doesNotFire() {
        Graph before = graph(ElementType.UINT8, node("Add", "t", "x", "x"), CAST);

        assertThat(new TakeFloatImage().apply(before)).isSameAs(before);
    }

    @Test
    void imageOfFloats_doesNotFire() {
        Graph before = graph(ElementType.FLOAT, node("Transpose", "t", "x"), CAST);

        assertThat(new TakeFloatImage().apply(before)).isSameAs(before);
    }
}
