package io.limpid.method.baseline;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Tensor IMAGE = Tensor.of(new float[] {1, 2, 3, 6, 0, 0, 0, 4}, 1, 2, 2, 2);
    private static final Optional<InputRange> RANGE =
            Optional.of(InputRange.of(new float[] {-1, -2}, new float[] {3, 4}));

    @Test
    void blackAndWhite_areWhatThePreprocessingMakesOfThem() {
        assertThat(Baseline.BLACK.of(IMAGE, RANGE).toFloats()).containsExactly(-1, -1, -1, -1, -2, -2, -2, -2);
        assertThat(Baseline.WHITE.of(IMAGE, RANGE).toFloats()).containsExactly(3, 3, 3, 3, 4, 4, 4, 4);
    }

    @Test
    void meanAndZero_needNoRange() {
        assertThat(Baseline.MEAN.of(IMAGE, Optional.empty()).toFloats()).containsExactly(3, 3, 3, 3, 1, 1, 1, 1);
        assertThat(Baseline.ZERO.of(IMAGE, Optional.empty()).toFloats()).containsOnly(0);
    }

    @Test
    void blur_keepsOneColourAsItIs_andFlattensNoise() {
        Tensor flat = Tensor.filled(2.5f, 1, 3, 24, 30);
        Tensor noise = RandomTensors.seeded(2).normal(1, 1, 24, 30);

        assertThat(Baseline.BLUR.of(flat, Optional.empty())).isCloseTo(flat, 1e-6);
        assertThat(greatest(Baseline.BLUR.of(noise, Optional.empty()))).isLessThan(0.3 * greatest(noise));
    }

    private static double greatest(Tensor tensor) {
        float[] values = tensor.toFloats();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(sorted[sorted.length - 1], -sorted[0]);
    }

    @Test
    void rangeOfAnotherNumberOfChannels_isRefused() {
        assertThatThrownBy(() -> Baseline.BLACK.of(Tensor.filled(0, 1, 3, 2, 2), RANGE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 channels")
                .hasMessageContaining("preprocessing");
    }

    @Test
    void theWayToABaseline_startsAtTheImage_andMixes() {
        assertThat(Baseline.ZERO.towards(IMAGE, RANGE, 0)).isEqualTo(IMAGE);
        assertThat(Baseline.ZERO.towards(IMAGE, RANGE, 0.25).toFloats())
                .containsExactly(0.75f, 1.5f, 2.25f, 4.5f, 0, 0, 0, 3);
        assertThat(Baseline.BLACK.towards(IMAGE, RANGE, 1)).isEqualTo(Baseline.BLACK.of(IMAGE, RANGE));
    }

    @Test
    void theWayToABlur_blursMoreAndMore() {
        Tensor noise = RandomTensors.seeded(2).normal(1, 1, 24, 30);
        double some = greatest(Baseline.BLUR.towards(noise, RANGE, 0.3));

        assertThat(some).isBetween(greatest(Baseline.BLUR.of(noise, RANGE)), greatest(noise));
        assertThat(Baseline.BLUR.towards(noise, RANGE, 1)).isEqualTo(Baseline.BLUR.of(noise, RANGE));
        assertThat(Baseline.BLUR.towards(noise, RANGE, 0)).isEqualTo(noise);
    }
}
