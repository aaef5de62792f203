package io.limpid.graph.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutsideTest {
    private static final Value X = Value.of("x");
    private static final Value MASK = Value.of("mask");
    private static final Value H = Value.of("hidden");
    private static final Value Y = Value.of("y");
    private static final Tensor TWOS = Tensor.filled(2, 1, 3);

    private static OnnxModel model() {
        Shape anyNumber = Shape.of(1, 3).with(0, new Dim.Symbolic("n"));
        return OnnxModel.of(new GraphBuilder()
                .input(X, new TensorType(ElementType.FLOAT, anyNumber))
                .input(MASK, new TensorType(ElementType.FLOAT, anyNumber))
                .node(Node.of("Mul", List.of(X, MASK), List.of(H), Attributes.NONE))
                .node(Node.of("Relu", List.of(H), List.of(Y), Attributes.NONE))
                .output(Y)
                .build());
    }

    @Test
    void inputThatIsHeld_becomesAWeight_alsoInTheWrittenFile() {
        OnnxModel held = model().holding("mask", TWOS);

        OnnxModel again = OnnxModel.parse(held.toBytes(), "again");

        assertThat(again.graph().inputs()).containsExactly(X);
        assertThat(again.graph().constant(MASK)).contains(TWOS);
    }

    @Test
    void whatIsHeldAndGiven_countsInTheDigest() {
        OnnxModel model = model();

        assertThat(List.of(
                        model.digest(),
                        model.holding("mask", TWOS).digest(),
                        model.holding("mask", Tensor.filled(3, 1, 3)).digest(),
                        model.giving("hidden").digest()))
                .doesNotHaveDuplicates();
        assertThat(model.holding("mask", TWOS).digest())
                .isEqualTo(model().holding("mask", TWOS).digest());
    }

    @Test
    void doublesAreHeldAsTheFloatsThatTheModelTakes() {
        Tensor doubles = Tensor.raw(
                ElementType.DOUBLE,
                new long[] {1, 3},
                ByteBuffer.allocate(3 * Double.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(2)
                        .putDouble(2)
                        .putDouble(2)
                        .flip());

        assertThat(model().holding("mask", doubles).graph().constant(MASK)).contains(TWOS);
    }

    @Test
    void anyTensorCanBecomeTheResult() {
        assertThat(model().giving("hidden").graph().outputs()).containsExactly(H);
    }

    @Test
    void contentThatDoesNotFit_andNamesThatAreNotThere_areRefusedWithWhatThereIs() {
        OnnxModel model = model();

        assertThatThrownBy(() -> model.holding("msk", TWOS)).hasMessageContaining("inputs are x, mask");
        assertThatThrownBy(() -> model.holding("mask", Tensor.filled(2, 1, 4)))
                .hasMessageContaining("takes float[n,3], but was given float[1,4]");
        assertThatThrownBy(() -> model.holding("mask", Tensor.vector(1, 2, 3))).hasMessageContaining("int64[3]");
        assertThatThrownBy(() -> model.holding("mask", TWOS).holding("x", TWOS)).hasMessageContaining("only input");
        assertThatThrownBy(() -> model.giving("logits"))
                .hasMessageContaining("computes no logits")
                .hasMessageContaining("outputs are y");
        assertThatThrownBy(() -> model.giving("hiden")).hasMessageContaining("no hiden; did you mean hidden? Its");
    }
}
