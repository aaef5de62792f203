package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attribute;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.Body;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidenFloat16Test {
    private static final Value X = Value.of("x");
    private static final Value Y = Value.of("y");

    private static Tensor half(int... bits) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int pattern : bits) {
            bytes.putShort((short) pattern);
        }
        return Tensor.raw(ElementType.FLOAT16, new long[] {bits.length}, bytes.flip());
    }

    private static GraphBuilder start(ElementType type) {
        return new GraphBuilder().input(X, new TensorType(type, Shape.of(2)));
    }

    @Test
    void inputsOutputsWeightsConstantsAndCasts_becomeFloat() {
        Attributes constant = Attributes.NONE.with("value", new Attribute.TensorValue(half(0x3800)));
        Graph before = start(ElementType.FLOAT16)
                .initializer(Value.of("w"), half(0x3c00, 0xc000))
                .initializer(Value.of("i"), Tensor.vector(3))
                .node(Node.of("Constant", List.of(), List.of(Value.of("c")), constant))
                .node(Node.of("Cast", List.of(X), List.of(Value.of("d")), Attributes.NONE.with("to", 11)))
                .node(Node.of("Cast", List.of(X), List.of(Value.of("n")), Attributes.NONE.with("to", 7)))
                .node(Node.of("Odd", List.of(Value.of("w")), List.of(Y), Attributes.NONE))
                .output(Y)
                .type(Y, new TensorType(ElementType.FLOAT16, Shape.of(2)))
                .build();

        Graph after = new WidenFloat16().apply(before);

        assertThat(after)
                .hasToString(
                        """
                input %x : float[2]
                weight %w float[2]
                weight %i int64[1]
                %c = Constant{value=float[1]}()
                %d = Cast{to=1}(%x)
                %n = Cast{to=7}(%x)
                %y = Odd(%w) : float[2]
                output %y : float[2]
                """);
        assertThat(after.constant(Value.of("w"))).contains(Tensor.of(new float[] {1, -2}, 2));
        assertThat(after.nodes().get(0).attributes().tensor("value")).contains(Tensor.of(new float[] {0.5f}, 1));
    }

    @Test
    void floatModel_comesBackItself() {
        Graph before = start(ElementType.FLOAT)
                .node(Node.of("Cast", List.of(X), List.of(Y), Attributes.NONE.with("to", 1)))
                .output(Y)
                .build();

        assertThat(new WidenFloat16().apply(before)).isSameAs(before);
    }

    @Test
    void graphsInsideOfNodes_areWidenedToo() {
        Graph body = new GraphBuilder()
                .initializer(Value.of("w"), half(0x3c00))
                .node(Node.of("Identity", List.of(Value.of("w")), List.of(Y), Attributes.NONE))
                .output(Y)
                .build();
        Attribute branch = Body.holding(body, 0);
        Graph before = start(ElementType.FLOAT16)
                .node(Node.of("If", List.of(X), List.of(Y), Attributes.NONE.with("then_branch", branch)))
                .output(Y)
                .build();

        Graph after = new WidenFloat16().apply(before);

        Attribute widened =
                after.nodes().get(0).attributes().entries().values().iterator().next();
        assertThat(Body.of((Attribute.Opaque) widened).constant(Value.of("w"))).contains(Tensor.of(new float[] {1}, 1));
    }
}
