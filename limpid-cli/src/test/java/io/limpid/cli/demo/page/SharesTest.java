package io.limpid.cli.demo.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.cli.demo.Picture;
import io.limpid.image.Image;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Tensor;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final int SIZE = Picture.SIZE;
    private static final int CELLS = 10;

    /** The sign fills the upper left quarter, the mark the lower right one. */
    private static Picture picture() {
        byte[] sign = new byte[SIZE * SIZE];
        byte[] mark = new byte[SIZE * SIZE];
        for (int i = 0; i < sign.length; i++) {
            boolean left = i % SIZE < SIZE / 2;
            boolean upper = i < sign.length / 2;
            sign[i] = (byte) (left && upper ? 1 : 0);
            mark[i] = (byte) (!left && !upper ? 1 : 0);
        }
        return new Picture(Image.of(SIZE, SIZE, new byte[3 * SIZE * SIZE]), mask(sign), mask(mark));
    }

    private static Tensor mask(byte... mask) {
        return Tensor.raw(ElementType.UINT8, new long[] {SIZE, SIZE}, ByteBuffer.wrap(mask));
    }

    private static Tensor mapWith(float value, int row, int column) {
        float[] map = new float[CELLS * CELLS];
        map[row * CELLS + column] = value;
        return Tensor.of(map, CELLS, CELLS);
    }

    @Test
    void evidenceOnTheSign_countsForTheSign() {
        Shares shares = Shares.of(mapWith(2, 1, 1), picture());

        assertThat(shares.sign()).isCloseTo(1, within(1e-6));
        assertThat(shares.mark()).isZero();
        assertThat(shares.elsewhere()).isCloseTo(0, within(1e-6));
    }

    @Test
    void evidenceInACornerWithoutEither_countsForNeither() {
        assertThat(Shares.of(mapWith(2, 8, 1), picture())).isEqualTo(new Shares(0, 0));
    }

    @Test
    void negativeValues_doNotCount() {
        assertThat(Shares.of(mapWith(-1, 8, 8), picture())).isEqualTo(new Shares(0, 0));
    }

    @Test
    void area_takesACellAroundEitherAsThere() {
        double quarterAndCell = Math.pow(0.5 + 1.0 / CELLS, 2);

        Shares area = Shares.ofArea(mapWith(1, 0, 0), picture());

        assertThat(area.sign()).isCloseTo(quarterAndCell, within(1e-6));
        assertThat(area.mark()).isCloseTo(quarterAndCell, within(1e-6));
    }
}
