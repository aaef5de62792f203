package io.limpid.metric.faithfulness;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import org.junit.jupiter.api.Test;

/** Two pixels, of which the explanation shows the first. */
class MasksTest {
    private static final double FLOAT = 1e-4;

    /**
     * Returns a case of which the probabilities are known.
     *
     * @param whole of both pixels
     * @param shown of the first
     * @param hidden of the second
     */
    private static MetricCase probabilities(double whole, double shown, double hidden) {
        return Toy.of(x -> x[0] > 0 ? (x[1] > 0 ? whole : shown) : x[1] > 0 ? hidden : 0.05)
                .on(2, new float[] {1, 1}, 1, 0);
    }

    @Test
    void whereProbabilityIsLost_itIsADrop() {
        MetricCase example = probabilities(0.8, 0.6, 0.2);

        assertThat(value("average-drop", example)).isCloseTo(25, within(FLOAT));
        assertThat(value("increase-in-confidence", example)).isZero();
        assertThat(value("average-gain", example)).isZero();
        assertThat(value("drop-in-deletion", example)).isCloseTo(75, within(FLOAT));
    }

    @Test
    void whereProbabilityIsWon_itIsAnIncrease() {
        MetricCase example = probabilities(0.8, 0.9, 0.9);

        assertThat(value("average-drop", example)).isZero();
        assertThat(value("increase-in-confidence", example)).isEqualTo(100);
        assertThat(value("average-gain", example)).isCloseTo(50, within(FLOAT));
        assertThat(value("drop-in-deletion", example)).isCloseTo(-12.5, within(FLOAT));
    }

    @Test
    void explanationThatShowsNothing_hidesAll() {
        MetricCase example = Toy.of(x -> x[0] > 0 ? 0.8 : 0.2).on(2, new float[] {1, 1}, 0, 0);

        assertThat(value("average-drop", example)).isCloseTo(75, within(FLOAT));
        assertThat(value("drop-in-deletion", example)).isZero();
    }

    @Test
    void negativeValues_doNotShowAnything() {
        assertThat(value("average-drop", probabilities(0.8, 0.6, 0.2)))
                .isEqualTo(value(
                        "average-drop",
                        Toy.of(x -> x[0] > 0 ? (x[1] > 0 ? 0.8 : 0.6) : 0).on(2, new float[] {1, 1}, 1, -5)));
    }

    @Test
    void probabilityNextToNothing_givesNoScore() {
        for (String metric :
                new String[] {"average-drop", "increase-in-confidence", "average-gain", "drop-in-deletion"}) {
            assertThat(score(metric, probabilities(1e-13, 0.5, 0.5)).reason())
                    .as(metric)
                    .contains(Reason.SCORE_TOO_SMALL);
        }
    }
}
