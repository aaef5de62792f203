package io.limpid.method.surrogate;

import static io.limpid.method.Explained.attribution;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.image.Superpixels;
import io.limpid.method.Methods;
import io.limpid.program.InputRange;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimeTest {
    private static final double FLOAT = 1e-4;
    private static final int CLASS = 1;
    private static final double[] SHARES = {3, -1, 0.5, 0, 2};

    private static double[] linearGame(Coalitions sets) {
        double[] values = new double[sets.count()];
        for (int index = 0; index < values.length; index++) {
            boolean[] members = sets.members(index);
            values[index] = 7;
            for (int i = 0; i < members.length; i++) {
                values[index] += members[i] ? SHARES[i] : 0;
            }
        }
        return values;
    }

    @Test
    void withoutPenalty_theSharesOfALinearGameAreFound() {
        LimeSamples samples = new LimeSamples(SHARES.length, 60, 1);

        assertThat(new Ridge(0).fit(samples, linearGame(samples), samples.nearness(0.25)))
                .containsExactly(SHARES, within(1e-9));
    }

    /** Two sets, everybody and nobody, of one player: {@code sum x y / (sum x^2 + alpha)} of the centred numbers. */
    @Test
    void ridge_shrinksAsComputedByHand() {
        Coalitions sets = new Coalitions() {
            @Override
            public int players() {
                return 1;
            }

            @Override
            public int count() {
                return 2;
            }

            @Override
            public boolean[] members(int index) {
                return new boolean[] {index == 0};
            }
        };

        assertThat(new Ridge(1).fit(sets, new double[] {3, 1}, new double[] {1, 1}))
                .containsExactly(new double[] {1 / 1.5}, within(1e-12));
        assertThat(new Ridge(1).fit(sets, new double[] {3, 1}, new double[] {2, 1}))
                .containsExactly(new double[] {4 / 3.0 / (2 / 3.0 + 1)}, within(1e-12));
    }

    @Test
    void lasso_leavesOnlyTheGreatShares() {
        LimeSamples samples = new LimeSamples(SHARES.length, 200, 1);
        double[] found = Regression.Kind.LASSO.with(0.2).fit(samples, linearGame(samples), samples.nearness(1));

        assertThat(found[0]).isBetween(1.5, 3.0);
        assertThat(found[2]).isZero();
        assertThat(found[3]).isZero();
    }

    @Test
    void samples_countLessTheMoreTheyHide() {
        LimeSamples samples = new LimeSamples(4, 40, 2);
        double[] weights = samples.nearness(0.25);

        assertThat(samples.members(0)).containsOnly(true);
        assertThat(weights[0]).isEqualTo(1);
        for (int index = 1; index < 40; index++) {
            int size = 0;
            for (boolean member : samples.members(index)) {
                size += member ? 1 : 0;
            }
            double[] bySize = {Math.exp(-8), Math.exp(-2), 0.5034, 0.8663, 1};
            assertThat(weights[index]).isCloseTo(bySize[size], within(1e-4));
        }
    }

    @Test
    void map_hasOneNumberForEachSegment() {
        RandomNet net = RandomNets.vgg(4);
        float[] map = attribution(net, "lime(segments=6,compactness=100,samples=40)", CLASS)
                .toFloats();
        Set<Float> numbers = new HashSet<>();
        for (float value : map) {
            numbers.add(value);
        }

        assertThat(numbers).hasSizeBetween(4, 9);
        assertThat(map).hasSize(144);
    }

    @ParameterizedTest
    @CsvSource({"1", "3", "64"})
    void batch_hasNoInfluence(int batch) {
        RandomNet net = RandomNets.vgg(4);
        String spec = "lime(segments=6,compactness=100,samples=40,batch=%d)";

        assertThat(attribution(net, spec.formatted(batch), CLASS))
                .isCloseTo(attribution(net, spec.formatted(8), CLASS), FLOAT);
    }

    @Test
    void hiddenSegments_showTheirMeanColour() {
        Tensor image = RandomTensors.seeded(3).normal(1, 2, 6, 8);
        Superpixels cut = Superpixels.slic(image, 4, 10);
        int[] labels = cut.labels();
        float[] hidden = Hiding.segmentMeans(image, cut).toFloats();
        double[] before = new double[2 * cut.count()];
        double[] after = new double[2 * cut.count()];
        float[] colours = new float[2 * cut.count()];
        for (int i = 0; i < hidden.length; i++) {
            int segment = labels[i % 48] + i / 48 * cut.count();
            before[segment] += image.toFloats()[i];
            after[segment] += hidden[i];
            colours[segment] = colours[segment] == 0 ? hidden[i] : colours[segment];
            assertThat(hidden[i]).isEqualTo(colours[segment]);
        }

        assertThat(after).containsExactly(before, within(1e-5));
    }

    @Test
    void segmentation_seesTheColoursOfThePhoto_whereTheyAreKnown() {
        Tensor photo = RandomTensors.seeded(4).uniform(0, 1, 1, 3, 20, 20);
        float[] normalized = photo.toFloats();
        for (int i = 0; i < normalized.length; i++) {
            normalized[i] = normalized[i] * (i < 400 ? 9 : 1) - 2;
        }
        InputRange range = InputRange.of(new float[] {-2, -2, -2}, new float[] {7, -1, -1});
        Segmentation segmentation = new Segmentation(9, 10);
        Tensor tensor = Tensor.of(normalized, photo.shape());

        assertThat(segmentation.of(tensor, Optional.of(range)).labels())
                .isEqualTo(segmentation.of(photo, Optional.empty()).labels());
    }

    @Test
    void whatCannotBeDone_isRefused() {
        assertThatThrownBy(() -> Methods.parse("lime(samples=2000000)")).hasMessageContaining("lower samples");
        assertThatThrownBy(() -> Methods.parse("lime(segments=100000)"))
                .hasMessageContaining("76293 MB")
                .hasMessageContaining("Lower segments");
        assertThatThrownBy(() -> Methods.parse("lime(regression=lasso,samples=1000000)"))
                .hasMessageContaining("762 MB")
                .hasMessageContaining("Lower samples");
        assertThatThrownBy(() -> Methods.parse("lime(baseline=pink)")).hasMessageContaining("pink");
        assertThatThrownBy(() -> Methods.parse("lime(regression=none)")).hasMessageContaining("ridge, lasso");
    }
}
