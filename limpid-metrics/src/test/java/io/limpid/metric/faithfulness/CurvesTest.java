package io.limpid.metric.faithfulness;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.Toy;
import io.limpid.metric.subject.Explanation;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model {@code p = 0.1 * sum x}, an image of the numbers 1 to 4, and an explanation that gives each its number. */
class CurvesTest {
    private static final double FLOAT = 1e-6;
    private static final float[] TENTHS = {0.1f, 0.1f, 0.1f, 0.1f};
    private static final float[] IMAGE = {1, 4, 2, 3};

    private static MetricCase example() {
        return Toy.linear(TENTHS).on(2, IMAGE);
    }

    @Test
    void insertion_isTheAreaUnderTheRisingCurve() {
        double area = (0 / 2.0 + 0.4 + 0.7 + 0.9 + 1 / 2.0) / 4;

        assertThat(value("insertion-auc(step=1,fill=zero)", example())).isCloseTo(area, within(FLOAT));
    }

    @Test
    void insertionMinusDeletion_isTheirDifference() {
        assertThat(value("insertion-minus-deletion(step=1,insertion-fill=zero)", example()))
                .isCloseTo(0.625 - 0.375, within(FLOAT));
    }

    @Test
    void insertionMinusDeletion_sharesItsRunsWithBoth() {
        int[] runs = {0};
        MetricCase example = Toy.of(image -> runs[0]++).on(2, IMAGE);

        value("deletion-auc", example);
        value("insertion-auc", example);
        int before = runs[0];
        value("insertion-minus-deletion", example);

        assertThat(runs[0]).isEqualTo(before);
    }

    @Test
    void equallyStrongPixels_goInReadingOrderUnlessAskedOtherwise() {
        MetricCase tied = Toy.linear(TENTHS).on(2, IMAGE, 1, 1, 1, 1);

        assertThat(score("deletion-auc(step=1)", tied).curve().orElseThrow().y().get(1))
                .isCloseTo(0.9, within(FLOAT));
        assertThat(score("deletion-auc(step=1,ties=last)", tied)
                        .curve()
                        .orElseThrow()
                        .y()
                        .get(1))
                .isCloseTo(0.7, within(FLOAT));
    }

    @Test
    void pixelFlipping_leavesOutTheStart() {
        double area = (0.6 + 0.3) / 2 + (0.3 + 0.1) / 2 + (0.1 + 0) / 2;

        assertThat(value("pixel-flipping(step=1,fill=zero)", example())).isCloseTo(area / 3, within(FLOAT));
        assertThat(value("pixel-flipping(step=1,fill=zero,height=area)", example()))
                .isCloseTo(area, within(FLOAT));
    }

    @Test
    void pixelFlipping_byElement_takesChannelsOneByOne() {
        Toy toy = Toy.linear(0.1f, 0.1f, 0.1f, 0.1f);
        Tensor image = Tensor.of(IMAGE, 1, 2, 1, 2);
        Explanation explanation = Explanation.of(Tensor.of(new float[] {2, 1}, 1, 2));
        MetricCase example = MetricCase.of(image, 0, explanation, toy);

        List<Double> elements = score("pixel-flipping(step=1,fill=zero,unit=element)", example)
                .curve()
                .orElseThrow()
                .y();
        List<Double> pixels = score("pixel-flipping(step=1,fill=zero)", example)
                .curve()
                .orElseThrow()
                .y();

        assertThat(elements).hasSize(4);
        assertThat(elements.get(0)).as("pixel 0, channel 0").isCloseTo(0.9, within(FLOAT));
        assertThat(elements.get(1)).as("pixel 0, channel 1").isCloseTo(0.7, within(FLOAT));
        assertThat(pixels).hasSize(2);
        assertThat(pixels.get(0)).as("pixel 0").isCloseTo(0.7, within(FLOAT));
    }

    @Test
    void regionPerturbation_isTheMeanDropWithTheStart() {
        assertThat(value("region-perturbation(patch=1,regions=2,fill=zero)", example()))
                .isCloseTo((0 + 0.4 + 0.7) / 3, within(FLOAT));
        assertThat(value("region-perturbation-least-first(patch=1,regions=2,fill=zero)", example()))
                .isCloseTo((0 + 0.1 + 0.3) / 3, within(FLOAT));
    }

    @Test
    void selectivity_isTheMeanHeightOverAllRegions() {
        assertThat(value("selectivity(patch=1,fill=zero)", example())).isCloseTo(0.7 / 3, within(FLOAT));
    }

    @Test
    void patches_tileAnImageThatTheyDoNotFit() {
        MetricCase example = Toy.of(image -> 0).on(3, new float[9]);

        assertThat(Patches.of(example, 2))
                .containsExactly(new int[] {0, 1, 3, 4}, new int[] {2, 5}, new int[] {6, 7}, new int[] {8});
        assertThat(Patches.of(example, 5)).containsExactly(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8});
    }

    @Test
    void monotonicity_isLostWhereTheOutputFalls() {
        MetricCase rising = example();
        MetricCase falling = Toy.linear(0.1f, 0.1f, -0.1f, 0.1f).on(2, IMAGE);

        assertThat(value("monotonicity(step=1,fill=zero)", rising)).isEqualTo(1);
        assertThat(value("monotonicity(step=1,fill=zero)", falling)).isZero();
        assertThat(value("monotonicity(step=1,fill=zero,report=share)", falling))
                .isEqualTo(0.75);
    }

    @Test
    void irof_ofAModelThatNeverFalls_isZero() {
        assertThat(value("irof(segments=4)", Toy.of(image -> 1).on(8, checks())))
                .isCloseTo(0, within(FLOAT));
    }

    @Test
    void irof_ofAModelThatFallsAtOnce_isNearOne() {
        float[] image = checks();
        Score score = score(
                "irof(segments=4)", Toy.of(x -> Arrays.equals(x, image) ? 1 : 0).on(8, image));
        int segments = score.curve().orElseThrow().y().size() - 1;

        assertThat(segments).isGreaterThan(1);
        assertThat(score.value()).isCloseTo(1 - 0.5 / segments, within(FLOAT));
    }

    @Test
    void irof_ofAModelThatSeesNothing_isNoNumber() {
        assertThat(score("irof(segments=4)", Toy.of(x -> 0).on(8, checks())).reason())
                .contains(Reason.SCORE_TOO_SMALL);
    }

    private static float[] checks() {
        float[] image = new float[64];
        for (int i = 0; i < 64; i++) {
            image[i] = i / 8 / 4 == i % 8 / 4 ? 1 : 0;
        }
        return image;
    }

    @Test
    void road_keepsItsClassAsLongAsTheStrongPixelStays() {
        float[] image = {1, 1, 1, 1, 5, 1, 1, 1, 1};
        Toy toy = Toy.of(x -> x[4] - 3);

        assertThat(value("road(from=12,to=12,noise=0)", toy.on(3, image, image)))
                .isZero();
        assertThat(value("road(from=12,to=12,noise=0)", toy.on(3, image, 9, 1, 1, 1, 0, 1, 1, 1, 1)))
                .isEqualTo(1);
    }

    @Test
    void roadCombined_isHalfTheDifferenceOfBothOrders() {
        float[] image = {1, 1, 1, 1, 5, 1, 1, 1, 1};

        assertThat(value(
                        "road-combined(from=12,to=12,noise=0)",
                        Toy.of(x -> x[4] - 3).on(3, image, image)))
                .isCloseTo((2 - (1 - 3)) / 2.0, within(1e-4));
    }
}
