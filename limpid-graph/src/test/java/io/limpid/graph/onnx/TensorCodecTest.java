package io.limpid.graph.onnx;

import static io.limpid.graph.onnx.Messages.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import io.limpid.graph.InvalidModelException;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorCodecTest {
    private static final TensorCodec CODEC = new TensorCodec(ExternalData.unreachable());

    @ParameterizedTest
    @EnumSource(
            value = ElementType.class,
            names = {"UNDEFINED", "STRING"},
            mode = EnumSource.Mode.EXCLUDE)
    void rawBytes_ofAnyNumberType_comeBackAsTheyWere(ElementType type) {
        byte[] bytes = new byte[3 * type.bytes()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i + 1);
        }
        TensorProto message =
                tensor("w", type, 3).setRawData(ByteString.copyFrom(bytes)).build();

        Tensor read = CODEC.decode(message);

        assertThat(read.tensorType()).hasToString(type.name().toLowerCase(Locale.ROOT) + "[3]");
        assertThat(TensorCodec.encode("w", read)).isEqualTo(message);
    }

    @Test
    void typedFields_giveTheNumbersWrittenInThem() {
        assertThat(floats(tensor("w", ElementType.FLOAT, 2).addFloatData(1.5f).addFloatData(-2)))
                .containsExactly(1.5f, -2f);
        assertThat(floats(tensor("w", ElementType.DOUBLE, 2).addDoubleData(0.25).addDoubleData(-8)))
                .containsExactly(0.25f, -8f);
        assertThat(longs(
                        tensor("w", ElementType.INT64, 2).addInt64Data(1L << 40).addInt64Data(-1)))
                .containsExactly(1L << 40, -1);
        assertThat(longs(tensor("w", ElementType.UINT32, 1).addUint64Data(0xffffffffL)))
                .containsExactly(0xffffffffL);
        assertThat(longs(tensor("w", ElementType.UINT64, 1).addUint64Data(7))).containsExactly(7);
    }

    @Test
    void typedInt32Field_holdsAllSmallTypes() {
        for (ElementType type : List.of(ElementType.INT32, ElementType.INT16, ElementType.INT8)) {
            assertThat(longs(tensor("w", type, 2).addInt32Data(-3).addInt32Data(100)))
                    .as(type.name())
                    .containsExactly(-3, 100);
        }
        for (ElementType type : List.of(ElementType.UINT16, ElementType.UINT8, ElementType.BOOL)) {
            assertThat(longs(tensor("w", type, 2).addInt32Data(1).addInt32Data(0)))
                    .as(type.name())
                    .containsExactly(1, 0);
        }
    }

    @Test
    void typedInt32Field_ofHalfPrecision_holdsBitPatterns() {
        assertThat(floats(tensor("w", ElementType.FLOAT16, 3)
                        .addInt32Data(0x3c00)
                        .addInt32Data(0xc000)
                        .addInt32Data(0x3555)))
                .containsExactly(1f, -2f, 0.33325195f);
        assertThat(floats(tensor("w", ElementType.BFLOAT16, 2)
                        .addInt32Data(0x3f80)
                        .addInt32Data(0xc040)))
                .containsExactly(1f, -3f);
    }

    @Test
    void emptyTensor_needsNoData() {
        assertThat(CODEC.decode(tensor("roi", ElementType.FLOAT, 0).build()).size())
                .isZero();
    }

    @Test
    void dataThatDoesNotFitTheShape_isRefused() {
        assertThatThrownBy(() -> CODEC.decode(
                        tensor("w", ElementType.FLOAT, 3).addFloatData(1).build()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("tensor w")
                .hasMessageContaining("needs 12 bytes")
                .hasMessageContaining("export the model again");
    }

    @Test
    void shapesThatNoTensorCanHave_areRefused() {
        assertThatThrownBy(() -> CODEC.decode(tensor("w", ElementType.FLOAT, -1).build()))
                .isInstanceOf(InvalidModelException.class);
        assertThatThrownBy(() -> CODEC.decode(
                        tensor("w", ElementType.FLOAT, 1L << 40, 1L << 40).build()))
                .isInstanceOf(InvalidModelException.class);
    }

    private static float[] floats(TensorProto.Builder message) {
        return CODEC.decode(message.build()).toFloats();
    }

    private static long[] longs(TensorProto.Builder message) {
        return CODEC.decode(message.build()).toLongs();
    }
}
