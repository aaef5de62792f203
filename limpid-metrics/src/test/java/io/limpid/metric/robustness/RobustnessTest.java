package io.limpid.metric.robustness;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.CollectiveMeasure;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.Toy;
import io.limpid.metric.numeric.Moments;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.metric.subject.View;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustnessTest {
    private static final double FLOAT = 1e-4;
    private static final Toy TWICE = Toy.linear(2, 2, 2, 2);
    private static final float[] IMAGE = {1, 4, 2, 3};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local-lipschitz(samples=3)",
                "max-sensitivity(samples=3)",
                "average-sensitivity(samples=3)",
                "continuity(steps=3)"
            })
    void explanationThatNeverChanges_isAsRobustAsCanBe(String spec) {
        assertThat(value(spec, Toy.of(image -> 1).on(2, IMAGE))).isZero();
    }

    @Test
    void explanationThatIsTwiceTheImage_isTwiceAsSteep() {
        assertThat(value("local-lipschitz(samples=20,scaling=none)", TWICE.on(2, IMAGE)))
                .isCloseTo(2, within(FLOAT));
    }

    @Test
    void sensitivity_isTheRelativeChange_atMostOrOnAverage() {
        List<float[]> seen = new ArrayList<>();
        Toy watched = TWICE.explainedBy(image -> {
            seen.add(image.toFloats());
            return TWICE.method().apply(image);
        });
        MetricCase example = watched.on(2, IMAGE);
        seen.clear();

        double greatest = value("max-sensitivity(samples=3)", example);

        double[] changes = seen.stream().mapToDouble(RobustnessTest::change).toArray();
        assertThat(changes).hasSize(3);
        assertThat(greatest).isCloseTo(Math.max(changes[0], Math.max(changes[1], changes[2])), within(FLOAT));
        assertThat(value("average-sensitivity(samples=3)", example)).isCloseTo(Moments.mean(changes), within(FLOAT));
        assertThat(seen.get(0)).as("noise within 0.2").satisfies(noisy -> {
            for (int i = 0; i < noisy.length; i++) {
                assertThat(noisy[i]).isCloseTo(IMAGE[i], within(0.2001f));
            }
        });
    }

    private static double change(float[] noisy) {
        double squares = 0;
        double length = 0;
        for (int i = 0; i < noisy.length; i++) {
            squares += ((double) noisy[i] - IMAGE[i]) * ((double) noisy[i] - IMAGE[i]);
            length += IMAGE[i] * IMAGE[i];
        }
        return Math.sqrt(squares / length);
    }

    @Test
    void emptyExplanation_hasNoRelativeChange() {
        assertThat(score("max-sensitivity(samples=1)", TWICE.on(2, IMAGE, 0, 0, 0, 0))
                        .reason())
                .contains(Reason.MAP_EMPTY);
    }

    @Test
    void continuity_isTheSteepestChangeOnTheWay() {
        Toy same = Toy.linear(1, 1, 1, 1);
        MetricCase example = same.on(4, new float[] {1, 2, 3, 4});

        assertThat(value("continuity(steps=2,sign=signed,scaling=none)", example))
                .isCloseTo(6 / Math.sqrt(14), within(FLOAT));
    }

    @Test
    void consistency_isTheShareOfLikeExplanationsThatArePredictedAlike() {
        View view = new View(Sign.MAGNITUDE, Scaling.NONE);
        CollectiveMeasure measure = new Consistency(view, Consistency.Coarse.STRONGEST_CELLS);

        List<Score> scores = measure.conclude(List.of(row(0, 7), row(0, 7), row(1, 7), row(1, 8)));

        assertThat(scores.get(0).value()).isCloseTo(0.5, within(1e-8));
        assertThat(scores.get(2).value()).isZero();
        assertThat(scores.get(3).value()).isZero();
        assertThat(measure.conclude(List.of(row(0, 7))).get(0).reason()).contains(Reason.ONE_IMAGE);
    }

    private static Tensor row(float... values) {
        return Tensor.of(values, values.length);
    }

    @Test
    void coarseExplanation_isItsStrongestCells() {
        double[] map = new double[64];
        map[0] = 5;
        map[2 * 8 + 7] = 4;
        map[5 * 8 + 2] = 3;

        assertThat(Consistency.Coarse.STRONGEST_CELLS.of(map, 8)).containsExactly(0, 1, 2, 7, 9);
        assertThat(Consistency.Coarse.FIRST_SIGNS.of(new double[] {-2, 0, 3, 1, 1, 1}, 3))
                .containsExactly(-1, 0, 1, 1, 1);
    }

    @Test
    void explanationThatChangesLikeTheImage_isOneTimesAsSensitive() {
        MetricCase example = Toy.linear(1, 1, 1, 1).on(2, IMAGE);

        assertThat(value("relative-input-stability(samples=5,scaling=none,unit=raw)", example))
                .isCloseTo(1, within(FLOAT));
        assertThat(value("relative-input-stability(samples=5,scaling=none)", example))
                .isCloseTo(0, within(FLOAT));
        assertThat(value("relative-representation-stability(samples=5,scaling=none,unit=raw)", example))
                .isCloseTo(1, within(FLOAT));
    }

    @Test
    void outputStability_isHeldAgainstTheLogits() {
        MetricCase example = Toy.linear(1).on(1, 2);

        assertThat(value("relative-output-stability(samples=5,scaling=none,unit=raw)", example))
                .isCloseTo(0.5, within(FLOAT));
    }

    @Test
    void whereEveryNoisyImageIsAnotherClass_thereIsNoScore() {
        Toy brittle = Toy.of(image -> image[0] == 1 ? 1 : -1);

        assertThat(score("relative-input-stability(samples=3)", brittle.on(2, IMAGE))
                        .reason())
                .contains(Reason.CLASS_CHANGED);
    }
}
