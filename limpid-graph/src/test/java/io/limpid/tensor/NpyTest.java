package io.limpid.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyTest {
    /** Two rows of three: 0 1 2, 3 4 5. */
    private static final float[] BY_ROWS = {0, 1, 2, 3, 4, 5};

    private static final float[] BY_COLUMNS = {0, 3, 1, 4, 2, 5};

    @TempDir
    Path folder;

    private Path file(String header, ByteOrder order, Consumer<ByteBuffer> numbers) throws IOException {
        byte[] text = (header + "\n").getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        bytes.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        bytes.order(ByteOrder.LITTLE_ENDIAN).putShort((short) text.length).put(text);
        numbers.accept(bytes.order(order));
        byte[] content = new byte[bytes.position()];
        bytes.flip().get(content);
        return Files.write(folder.resolve("array.npy"), content);
    }

    private static String header(String descr, String fortran, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }";
    }

    private static Consumer<ByteBuffer> floats(float... values) {
        return bytes -> {
            for (float value : values) {
                bytes.putFloat(value);
            }
        };
    }

    @Test
    void whatIsWritten_isReadAgain() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, Tensor.of(BY_ROWS, 2, 3));

        assertThat(Npy.read(file)).isEqualTo(Tensor.of(BY_ROWS, 2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f4", "=f4", "f4"})
    void littleEndianInCOrder_isReadAsItLies(String descr) throws IOException {
        Path file = file(header(descr, "False", "2, 3"), ByteOrder.LITTLE_ENDIAN, floats(BY_ROWS));

        assertThat(Npy.read(file)).isEqualTo(Tensor.of(BY_ROWS, 2, 3));
    }

    @Test
    void bigEndianNumbers_areTurned() throws IOException {
        Path file = file(header(">f4", "False", "2, 3"), ByteOrder.BIG_ENDIAN, floats(BY_ROWS));

        assertThat(Npy.read(file)).isEqualTo(Tensor.of(BY_ROWS, 2, 3));
    }

    @Test
    void fortranOrder_isBroughtIntoCOrder() throws IOException {
        Path file = file(header("<f4", "True", "2, 3"), ByteOrder.LITTLE_ENDIAN, floats(BY_COLUMNS));

        assertThat(Npy.read(file)).isEqualTo(Tensor.of(BY_ROWS, 2, 3));
    }

    @Test
    void fortranOrder_ofFourAxes_bigEndian() throws IOException {
        float[] expected = new float[2 * 3 * 4 * 5];
        float[] lies = new float[expected.length];
        int next = 0;
        for (int w = 0; w < 5; w++) {
            for (int h = 0; h < 4; h++) {
                for (int c = 0; c < 3; c++) {
                    for (int n = 0; n < 2; n++) {
                        expected[((n * 3 + c) * 4 + h) * 5 + w] = next;
                        lies[next] = next++;
                    }
                }
            }
        }
        Path file = file(header(">f4", "True", "2, 3, 4, 5"), ByteOrder.BIG_ENDIAN, floats(lies));

        assertThat(Npy.read(file)).isEqualTo(Tensor.of(expected, 2, 3, 4, 5));
    }

    @Test
    void wholeNumbersAndBytes_keepTheirType() throws IOException {
        Path whole = file(header(">i8", "True", "3,"), ByteOrder.BIG_ENDIAN, bytes -> bytes.putLong(1)
                .putLong(-2)
                .putLong(3));
        assertThat(Npy.read(whole)).isEqualTo(Tensor.of(new long[] {1, -2, 3}, 3));

        Path levels =
                file(header("|u1", "True", "2, 2"), ByteOrder.BIG_ENDIAN, bytes -> bytes.put(new byte[] {1, 2, 3, 4}));
        assertThat(Npy.read(levels))
                .isEqualTo(Tensor.raw(ElementType.UINT8, new long[] {2, 2}, ByteBuffer.wrap(new byte[] {1, 3, 2, 4})));
    }

    @Test
    void halfAndDoublePrecision_areRead() throws IOException {
        Path half = file(header(">f2", "False", "2,"), ByteOrder.BIG_ENDIAN, bytes -> bytes.putShort((short) 0x3C00)
                .putShort((short) 0xC000));
        assertThat(Npy.read(half).asFloat()).isEqualTo(Tensor.of(new float[] {1, -2}, 2));

        Path precise = file(header(">f8", "False", "2,"), ByteOrder.BIG_ENDIAN, bytes -> bytes.putDouble(0.5)
                .putDouble(-2));
        assertThat(Npy.read(precise).asFloat()).isEqualTo(Tensor.of(new float[] {0.5f, -2}, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<c8 | False | 2, 3                  | its type is <c8; allowed are",
                "<f4 | False | 2, 4                  | needs 32 bytes of data, but 24 were given",
                ">f4 | True  | 2, 4                  | needs 32 bytes of data, but 24 were given",
                "<f4 | False | 9999999999, 999999999999 | overflow"
            })
    void arrayThatCannotBeUsed_saysWhy(String descr, String fortran, String shape, String reason) throws IOException {
        Path file = file(header(descr, fortran, shape), ByteOrder.LITTLE_ENDIAN, floats(BY_ROWS));

        assertThatThrownBy(() -> Npy.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("array.npy is not a NumPy array that can be used")
                .hasMessageContaining(reason);
    }
}
