package io.limpid.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.image.Size;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Expected numbers are worked out by hand from the half-pixel formula. */
class UpsamplingTest {
    private static final Tensor SQUARE = Tensor.of(new float[] {0, 1, 2, 3}, 2, 2);

    @Test
    void twoByTwo_toFourByFour() {
        float[] expected = {0, .25f, .75f, 1, .5f, .75f, 1.25f, 1.5f, 1.5f, 1.75f, 2.25f, 2.5f, 2, 2.25f, 2.75f, 3};

        assertThat(Upsampling.bilinear(SQUARE, Size.square(4)).toFloats()).containsExactly(expected, within(1e-6f));
    }

    @Test
    void twoByTwo_toThreeByThree() {
        assertThat(Upsampling.bilinear(SQUARE, Size.square(3)).toFloats())
                .containsExactly(new float[] {0, .5f, 1, 1, 1.5f, 2, 2, 2.5f, 3}, within(1e-6f));
    }

    @Test
    void sameSize_changesNothing_andLeadingAxesAreDropped() {
        Tensor batch = SQUARE.reshaped(1, 1, 2, 2);

        assertThat(Upsampling.bilinear(batch, Size.square(2))).isEqualTo(SQUARE);
    }

    @Test
    void severalMaps_areRejected() {
        assertThatThrownBy(() -> Upsampling.bilinear(Tensor.filled(0, 3, 2, 2), Size.square(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 2, 2]");
    }
}
