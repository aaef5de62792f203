package io.limpid.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.tensor.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomTensorsTest {
    private static final long SEED = Seeds.of("random tensors");

    @Test
    void sameSeed_sameNumbers() {
        assertThat(RandomTensors.seeded(SEED).normal(3, 4))
                .isEqualTo(RandomTensors.seeded(SEED).normal(3, 4));
    }

    @Test
    void namesAndRepetitions_haveTheirOwnSeeds() {
        assertThat(Seeds.first(100, "a").distinct().count()).isEqualTo(100);
        assertThat(Seeds.of("a")).isNotEqualTo(Seeds.of("b"));
    }

    @Test
    void uniform_staysInside_andFillsTheRange() {
        float[] data = RandomTensors.seeded(SEED).uniform(-1, 2, 1000).toFloats();

        assertThat(data).hasSize(1000);
        assertThat(min(data)).isBetween(-1f, -0.95f);
        assertThat(max(data)).isBetween(1.95f, 2f);
    }

    @Test
    void normal_hasMeanZeroAndTheDeviationAskedFor() {
        float[] data = RandomTensors.seeded(SEED).normal(2.0, 10_000).toFloats();
        double mean = 0;
        double square = 0;
        for (float value : data) {
            mean += value / 1e4;
            square += value * value / 1e4;
        }

        assertThat(Math.abs(mean)).isLessThan(0.1);
        assertThat(square).isBetween(3.8, 4.2);
    }

    @Test
    void distinct_keepsTheGap_inRandomOrder() {
        Tensor tensor = RandomTensors.seeded(SEED).distinct(0.5, 2, 50);
        float[] sorted = tensor.toFloats();
        Arrays.sort(sorted);

        for (int i = 1; i < sorted.length; i++) {
            assertThat(sorted[i] - sorted[i - 1]).isEqualTo(0.5f);
        }
        assertThat(tensor.toFloats()).isNotEqualTo(sorted);
    }

    @Test
    void awayFrom_avoidsTheKinks() {
        double[] kinks = {0, 3};
        float[] data = RandomTensors.seeded(SEED).awayFrom(0.25, kinks, 500).toFloats();

        for (float value : data) {
            assertThat(Math.abs(value)).isGreaterThanOrEqualTo(0.25f);
            assertThat(Math.abs(value - 3)).isGreaterThanOrEqualTo(0.25f);
        }
    }

    private static float min(float[] data) {
        float[] sorted = data.clone();
        Arrays.sort(sorted);
        return sorted[0];
    }

    private static float max(float[] data) {
        float[] sorted = data.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 1];
    }
}
