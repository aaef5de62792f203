package io.limpid.method.perturbation;

import static io.limpid.method.Explained.attribution;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.heatmap.Upsampling;
import io.limpid.image.Size;
import io.limpid.method.Methods;
import io.limpid.method.PlainScores;
import io.limpid.method.plane.Plane;
import io.limpid.program.Score;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiseTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 2;

    /** Returns a mask enlarged as a whole and then cut, by another enlargement. */
    private static double[] twin(RiseMasks masks, int index) {
        RiseMasks.Draw draw = masks.draw(index);
        int cells = masks.rank();
        float[] grid = new float[cells * cells];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = draw.grid()[i] ? 1 : 0;
        }
        Size size = masks.size();
        int tall = (cells + 1) * (int) Math.ceil(size.height() / (double) cells);
        int wide = (cells + 1) * (int) Math.ceil(size.width() / (double) cells);
        float[] whole = Upsampling.bilinear(Tensor.of(grid, cells, cells), new Size(tall, wide))
                .toFloats();
        double[] mask = new double[size.height() * size.width()];
        Arrays.setAll(mask, i -> whole[(i / size.width() + draw.down()) * wide + i % size.width() + draw.across()]);
        return mask;
    }

    private static RiseMasks masks(int height, int width, int cells) {
        return new RiseMasks(new Size(height, width), new RiseMasks.Drawing(400, cells, 0.3, 5));
    }

    @ParameterizedTest
    @CsvSource({"12,12,7", "30,17,4", "224,224,7", "9,9,1", "5,6,8"})
    void factors_multiplyToTheGridEnlargedAndCut(int height, int width, int cells) {
        RiseMasks masks = masks(height, width, cells);
        float[] rows = new float[height * cells];
        float[] columns = new float[width * cells];
        for (int index = 0; index < 3; index++) {
            masks.write(index, rows, columns);
            double[] expected = twin(masks, index);
            for (int i = 0; i < expected.length; i++) {
                double product = 0;
                for (int k = 0; k < cells; k++) {
                    product += rows[i / width * cells + k] * columns[k * width + i % width];
                }
                assertThat(product).isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void sum_isThatOfAllMasksEachTimesItsWeight() {
        RiseMasks masks = masks(21, 30, 4);
        double[] weights = new double[masks.count()];
        double[] expected = new double[21 * 30];
        for (int index = 0; index < weights.length; index++) {
            weights[index] = Math.sin(index);
            double[] mask = twin(masks, index);
            for (int i = 0; i < mask.length; i++) {
                expected[i] += 0.5 * weights[index] * mask[i];
            }
        }

        assertThat(masks.sum(weights, 0.5))
                .isCloseTo(Plane.of(expected, masks.size()).toTensor(), 1e-5);
    }

    @Test
    void masks_areOpenAsOftenAsAsked_andNeighboursHaveNothingInCommon() {
        RiseMasks masks = masks(8, 8, 8);
        int open = 0;
        int same = 0;
        for (int index = 0; index < masks.count() - 1; index++) {
            boolean[] one = masks.draw(index).grid();
            boolean[] next = masks.draw(index + 1).grid();
            for (int i = 0; i < one.length; i++) {
                open += one[i] ? 1 : 0;
                same += i > 0 && one[i] == next[i - 1] ? 1 : 0;
            }
        }
        double cells = 399 * 64;

        assertThat(open / cells).isCloseTo(0.3, within(0.01));
        assertThat(same / (cells * 63 / 64)).isCloseTo(0.3 * 0.3 + 0.7 * 0.7, within(0.01));
    }

    @Test
    void map_isTheMeanOfTheMasksEachTimesTheProbabilityBehindIt() {
        RandomNet net = RandomNets.vgg(1);
        Tensor image = net.example(1);
        RiseMasks masks = new RiseMasks(new Size(12, 12), new RiseMasks.Drawing(20, 5, 0.5, 3));
        double[] expected = new double[144];
        try (PlainScores scores = PlainScores.of(net, Score.PROBABILITY, CLASS)) {
            for (int index = 0; index < 20; index++) {
                double[] mask = twin(masks, index);
                double score = scores.masked(image, mask, Tensor.filled(0, image.shape()));
                for (int i = 0; i < mask.length; i++) {
                    expected[i] += score * mask[i] / (20 * 0.5);
                }
            }
        }

        assertThat(attribution(net, "rise(masks=20,cells=5,seed=3)", CLASS))
                .isCloseTo(Plane.of(expected, masks.size()).toTensor(), FLOAT);
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "100"})
    void batch_hasNoInfluence(int batch) {
        RandomNet net = RandomNets.mobilenet(2);

        assertThat(attribution(net, "rise(masks=30,batch=" + batch + ")", CLASS))
                .isCloseTo(attribution(net, "rise(masks=30)", CLASS), FLOAT);
    }

    @Test
    void anotherSeed_givesAnotherMap() {
        RandomNet net = RandomNets.vgg(1);

        assertThat(attribution(net, "rise(masks=30,seed=1)", CLASS))
                .isNotEqualTo(attribution(net, "rise(masks=30)", CLASS));
    }

    @Test
    void whatCannotBeDone_isRefused_beforeAnythingRuns() {
        assertThatThrownBy(() -> Methods.parse("rise(masks=1000000000)"))
                .hasMessageContaining("masks=1000000000")
                .hasMessageContaining("277.8 hours")
                .hasMessageContaining("lower masks");
        assertThatThrownBy(() -> Methods.parse("rise(p=0)")).hasMessageContaining("above 0");
        assertThatThrownBy(() -> Methods.parse("rise(p=1.5)")).hasMessageContaining("1.5");
    }
}
