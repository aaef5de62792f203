package io.limpid.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppendedGraphTest {
    private static final Value X = Value.of("x");
    private static final Value H = Value.of("h");
    private static final Value Y = Value.of("y");

    private static Node node(String opType, Value output, Value... inputs) {
        return Node.of(opType, List.of(inputs), List.of(output), Attributes.NONE);
    }

    private static GraphBuilder start() {
        return new GraphBuilder().input(X).node(node("Relu", H, X)).output(H);
    }

    @Test
    void takenNames_getANumber_andFreeOnesStay() {
        Graph other = new GraphBuilder()
                .input(X)
                .initializer(Value.of("w"), Tensor.scalar(2))
                .node(node("Neg", H, X))
                .node(node("Mul", Y, H, Value.of("w")))
                .output(Y)
                .build();
        GraphBuilder builder = start();

        Map<Value, Value> names = builder.append(other, Map.of(X, X));

        assertThat(names).containsEntry(H, Value.of("h.1")).containsEntry(Y, Y);
        assertThat(builder.clearOutputs().output(Y).build())
                .hasToString(
                        """
                input %x
                weight %w float[]
                %h = Relu(%x)
                %h.1 = Neg(%x)
                %y = Mul(%h.1, %w)
                output %y
                """);
    }

    @Test
    void nodesThatWriteWhatIsKnown_areLeftOut() {
        Graph other = new GraphBuilder()
                .input(Value.of("image"))
                .node(node("Transpose", X, Value.of("image")))
                .node(node("Neg", Y, X))
                .output(Y)
                .build();
        GraphBuilder builder = start();

        builder.append(other, Map.of(Value.of("image"), H, X, X));

        assertThat(builder.output(Y).build().nodes()).extracting(Node::opType).containsExactly("Relu", "Neg");
    }

    @Test
    void subgraphThatReadsARenamedValue_isRefusedWithItsName() {
        Attribute branch = new Attribute.Opaque(ByteBuffer.allocate(0), Set.of(H), Set.of("Relu"));
        Graph other = new GraphBuilder()
                .input(X)
                .node(node("Neg", H, X))
                .node(node("If", Y, X).withAttributes(Attributes.NONE.with("then_branch", branch)))
                .output(Y)
                .build();

        assertThatThrownBy(() -> start().append(other, Map.of(X, X)))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("%h")
                .hasMessageContaining("simplify the model");
    }
}
