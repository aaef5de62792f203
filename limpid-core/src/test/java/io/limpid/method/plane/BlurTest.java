package io.limpid.method.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.image.Size;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurTest {
    private static final Size SIZE = new Size(7, 5);

    private static Plane random() {
        Random random = new Random(3);
        float[] values = new float[35];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() - 0.3f;
        }
        return Plane.of(values, SIZE);
    }

    private static double sum(Plane plane) {
        return Arrays.stream(plane.values()).sum();
    }

    /** Radii beyond the plane are mirrored more than once. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 2, 9})
    void blur_keepsTheSum(double sigma) {
        assertThat(sum(Blur.of(sigma).of(random()))).isCloseTo(sum(random()), within(1e-12));
    }

    @Test
    void blur_ofOneBrightPixel_isTheGaussianAroundIt() {
        float[] values = new float[81];
        values[40] = 1;
        double[] blurred = Blur.of(1).of(Plane.of(values, new Size(9, 9))).values();

        double norm = 1 + 2 * Math.exp(-0.5) + 2 * Math.exp(-2) + 2 * Math.exp(-4.5);
        assertThat(blurred[40]).isCloseTo(1 / (norm * norm), within(1e-12));
        assertThat(blurred[40 + 2 * 9 + 1]).isCloseTo(Math.exp(-2.5) / (norm * norm), within(1e-12));
        assertThat(blurred[0]).isZero();
    }

    @Test
    void blurOfWidthZero_changesNothing() {
        assertThat(Blur.of(0).of(random()).values()).isEqualTo(random().values());
    }

    @Test
    void zeroToOne_ofAConstantPlane_isZero() {
        Plane flat = Plane.of(new float[] {2, 2, 2, 2}, new Size(2, 2));

        assertThat(flat.zeroToOne().values()).containsOnly(0);
    }
}
