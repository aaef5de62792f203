package io.limpid.method.combination;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import org.junit.jupiter.api.Test;

class SingularComponentsTest {
    private static final double FLOAT = 1e-6;

    @Test
    void oneComponentOfTwo_isThatComputedByHand() {
        Tensor components = Tensor.of(new float[] {4, 0, 0, 0, 2, 0, 0, 2}, 1, 2, 2, 2);
        Tensor expected = Tensor.of(
                new float[] {2.914214f, -1.207107f, -1.207107f, -0.5f, 1.207107f, -0.5f, -0.5f, -0.207107f},
                1,
                2,
                2,
                2);

        assertThat(new SingularComponents(0.5f, 1).apply(components)).isCloseTo(expected, FLOAT);
    }

    @Test
    void allComponents_areTheMatrixLessItsMeans() {
        Tensor components = RandomTensors.seeded(1).normal(1, 5, 3, 4);
        float[] values = components.toFloats();
        for (int channel = 0; channel < 5; channel++) {
            double mean = 0;
            for (int i = 0; i < 12; i++) {
                mean += values[channel * 12 + i] / 12.0;
            }
            for (int i = 0; i < 12; i++) {
                values[channel * 12 + i] -= (float) mean;
            }
        }

        assertThat(new SingularComponents(1, 1).apply(components)).isCloseTo(Tensor.of(values, 1, 5, 3, 4), FLOAT);
    }

    @Test
    void everyChannel_sumsToZero_whicheverSideIsLonger() {
        for (int channels : new int[] {3, 40}) {
            float[] values = new SingularComponents(0.3f, 1)
                    .apply(RandomTensors.seeded(2).normal(1, channels, 3, 4))
                    .toFloats();
            for (int channel = 0; channel < channels; channel++) {
                double sum = 0;
                for (int i = 0; i < 12; i++) {
                    sum += values[channel * 12 + i];
                }
                assertThat(sum).isCloseTo(0, within(FLOAT));
            }
        }
    }

    /** Of what is kept, keeping as much again changes nothing: a projection. */
    @Test
    void denoisingTwice_isDenoisingOnce() {
        SingularComponents denoising = new SingularComponents(0.3f, 1);
        Tensor once = denoising.apply(RandomTensors.seeded(3).normal(1, 20, 3, 4));

        assertThat(denoising.apply(once)).isCloseTo(once, 1e-5);
    }

    @Test
    void smallLayers_keepOneComponent_unlessAskedOtherwise() {
        Tensor components = RandomTensors.seeded(4).normal(1, 8, 2, 2);

        assertThat(new SingularComponents(0.1f, 1).apply(components)).isNotConstant();
        assertThat(new SingularComponents(0.1f, 0).apply(components)).isEqualTo(Tensor.filled(0, 1, 8, 2, 2));
    }

    @Test
    void aShareOfNothing_isRefused() {
        assertThatThrownBy(() -> new SingularComponents(0, 1)).hasMessageContaining("above 0 and at most 1");
    }
}
