package io.limpid.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A half-precision model and its float form give equal outputs up to the rounding of halves. */
class WidenedModelTest {
    private static final double HALF_ROUNDING = 2e-3;
    private static final int[] WEIGHT_BITS = {0x3c00, 0xb800, 0x3a00, 0x4000, 0xbc00, 0x3400, 0x3e00, 0xc100};

    @ParameterizedTest
    @ValueSource(longs = {9, 13, 18})
    void halfPrecisionModel_inCanonicalForm_computesTheSame(long opset) {
        OnnxModel model = OnnxModel.of(graph(opset)).withOpset(opset);

        OnnxModel canonical = CanonicalForm.of(model);

        assertThat(canonical.graph().initializers().values())
                .extracting(Tensor::type)
                .containsOnly(ElementType.FLOAT);
        assertThat(run(canonical)).containsExactly(run(model), within((float) HALF_ROUNDING));
    }

    @Test
    void castsBetweenFloats_remainAsCastsThatDoNothing() {
        assertThat(CanonicalForm.of(OnnxModel.of(graph(18))).graph().nodes())
                .extracting(Node::toString)
                .contains("%h = Cast{to=1}(%x)");
    }

    private static Graph graph(long opset) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * WEIGHT_BITS.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits : WEIGHT_BITS) {
            bytes.putShort((short) bits);
        }
        long half = ElementType.FLOAT16.code();
        Attributes clip = opset < 11 ? Attributes.NONE.with("min", 0f) : Attributes.NONE;
        return new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 2, 3, 3))
                .initializer(Value.of("w"), Tensor.raw(ElementType.FLOAT16, new long[] {4, 2, 1, 1}, bytes.flip()))
                .node(node("Cast", Attributes.NONE.with("to", half), "h", "x"))
                .node(node("Conv", Attributes.NONE, "c", "h", "w"))
                .node(node("Clip", clip, "r", "c"))
                .node(node("Cast", Attributes.NONE.with("to", 1), "y", "r"))
                .output(Value.of("y"))
                .build();
    }

    private static Node node(String opType, Attributes attributes, String output, String... inputs) {
        List<Value> read = List.of(inputs).stream().map(Value::of).toList();
        return Node.of(opType, read, List.of(Value.of(output)), attributes);
    }

    private static float[] run(OnnxModel model) {
        try (Session session = Session.open(model)) {
            return session.run(Map.of("x", OldForm.random(1, 2, 3, 3))).get("y").toFloats();
        }
    }
}
