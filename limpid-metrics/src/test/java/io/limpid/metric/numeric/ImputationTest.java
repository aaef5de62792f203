package io.limpid.metric.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImputationTest {
    private static final double CLOSE = 1e-4;

    @Test
    void singlePixel_becomesTheWeightedMeanOfItsNeighbours() {
        double[] image = {1, 2, 3, 4, 50, 6, 7, 8, 9};
        boolean[] centre = new boolean[9];
        centre[4] = true;

        Imputation.of(centre, 3).fill(image);

        assertThat(image[4]).isCloseTo((2 + 4 + 6 + 8) / 6.0 + (1 + 3 + 7 + 9) / 12.0, within(CLOSE));
    }

    @Test
    void pixelAtACorner_hasThreeNeighbours() {
        double[] image = {9, 1, 3, 2, 4, 6, 7, 8, 9};
        boolean[] corner = new boolean[9];
        corner[0] = true;

        Imputation.of(corner, 3).fill(image);

        assertThat(image[0]).isCloseTo((1 / 6.0 + 2 / 6.0 + 4 / 12.0) / (1 / 6.0 + 1 / 6.0 + 1 / 12.0), within(CLOSE));
    }

    @Test
    void manyPixels_solveTheSystem() {
        SplittableRandom random = new SplittableRandom(5);
        int width = 12;
        double[] image = random.doubles(144).toArray();
        boolean[] missing = new boolean[image.length];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = random.nextDouble() < 0.7;
        }

        Imputation.of(missing, width).fill(image);

        for (int i = 0; i < missing.length; i++) {
            if (missing[i]) {
                assertThat(image[i]).as("pixel %d", i).isCloseTo(mean(image, i, width), within(CLOSE));
            }
        }
    }

    private static double mean(double[] image, int pixel, int width) {
        double sum = 0;
        double weights = 0;
        for (int y = -1; y <= 1; y++) {
            for (int x = -1; x <= 1; x++) {
                int column = pixel % width + x;
                int row = pixel / width + y;
                if ((x != 0 || y != 0) && column >= 0 && column < width && row >= 0 && row < image.length / width) {
                    double weight = x == 0 || y == 0 ? 2 : 1;
                    weights += weight;
                    sum += weight * image[row * width + column];
                }
            }
        }
        return sum / weights;
    }

    @Test
    void whereNothingIsKnown_allBecomesZero() {
        double[] image = {1, 2, 3, 4};

        Imputation.of(new boolean[] {true, true, true, true}, 2).fill(image);

        assertThat(image).containsOnly(0);
    }
}
