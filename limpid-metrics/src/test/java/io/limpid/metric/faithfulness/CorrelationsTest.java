package io.limpid.metric.faithfulness;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.CollectiveMeasure;
import io.limpid.metric.Metric;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.Toy;
import io.limpid.metric.registry.Metrics;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linear models, for which contributions {@code w x} say exactly what is lost. */
class CorrelationsTest {
    private static final double FLOAT = 1e-5;
    private static final Toy LINEAR = Toy.linear(0.1f, -0.3f, 0.2f, 0.5f, -0.2f, 0.4f);
    private static final float[] IMAGE = {1, 4, 2, 3, 5, 6};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "faithfulness-correlation(runs=20,subset=2,fill=zero)",
                "faithfulness-estimate(step=1,fill=zero)",
                "sensitivity-n(subsets=20,sizes=3,fill=zero)"
            })
    void contributionsOfALinearModel_correlateFully(String spec) {
        MetricCase example = LINEAR.on(3, IMAGE);
        float[] negated = example.explanation().pixels().toFloats();
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -negated[i];
        }

        assertThat(value(spec, example)).isCloseTo(1, within(FLOAT));
        assertThat(value(spec, LINEAR.on(3, IMAGE, negated))).isCloseTo(-1, within(FLOAT));
        assertThat(score(spec, LINEAR.on(3, IMAGE, 1, 1, 1, 1, 1, 1)).reason()).contains(Reason.NO_VARIATION);
    }

    @Test
    void sizesOfSets_growByAFactorUpToFourFifths() {
        assertThat(new SensitivityN.Draws(1, 3).of(125)).containsExactly(1, 10, 100);
        assertThat(new SensitivityN.Draws(1, 9).of(4)).containsExactly(1, 2, 3);
    }

    @Test
    void monotonicityCorrelation_comparesRanksOfUncertainty() {
        Toy toy = Toy.linear(0.1f, 0.2f, 0.3f, 0.4f);
        float[] grey = {0.5f, 0.5f, 0.5f, 0.5f};

        assertThat(value("monotonicity-correlation(step=1,samples=50)", toy.on(2, grey, 1, 2, 3, 4)))
                .isCloseTo(1, within(FLOAT));
        assertThat(value("monotonicity-correlation(step=1,samples=50)", toy.on(2, grey, 4, 3, 2, 1)))
                .isCloseTo(-1, within(FLOAT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infidelity(patch=1,fill=zero)",
                "infidelity(patch=1,fill=zero,compat=quantus)",
                "infidelity(perturbation=noise)"
            })
    void infidelity_ofALinearModelsGradient_isZero(String spec) {
        MetricCase example = LINEAR.on(3, IMAGE, 0.1f, -0.3f, 0.2f, 0.5f, -0.2f, 0.4f);

        assertThat(value(spec, example)).isCloseTo(0, within(1e-10));
    }

    @Test
    void infidelity_ofNothing_isTheMeanSquareOfWhatIsLost() {
        MetricCase nothing = Toy.linear(0.1f, 0.1f, 0.1f, 0.1f).on(2, new float[] {1, 4, 2, 3}, 0, 0, 0, 0);

        assertThat(value("infidelity(patch=1,fill=zero)", nothing))
                .isCloseTo((0.01 + 0.16 + 0.04 + 0.09) / 4, within(FLOAT));
        assertThat(value("infidelity(patch=1,fill=zero,compat=quantus)", nothing))
                .isCloseTo((0.01 + 0.25 + 0.49 + 1) / 4, within(FLOAT));
    }

    @Test
    void infidelity_scaledBest_doesNotSeeTheUnit() {
        MetricCase twice = LINEAR.on(3, IMAGE, 0.2f, -0.6f, 0.4f, 1, -0.4f, 0.8f);

        assertThat(value("infidelity(patch=1,fill=zero)", twice)).isGreaterThan(0.01);
        assertThat(value("infidelity(patch=1,fill=zero,scale=optimal)", twice)).isCloseTo(0, within(1e-10));
    }

    @Test
    void sufficiency_isTheShareOfNearImagesThatArePredictedAlike() {
        CollectiveMeasure measure = new Sufficiency(0.6, Sign.MAGNITUDE, Scaling.NONE);

        List<Score> scores = measure.conclude(List.of(
                Tensor.of(new float[] {0, 0}, 2), Tensor.of(new float[] {0, 1}, 2), Tensor.of(new float[] {1, 10}, 2)));

        assertThat(scores).extracting(Score::value).containsExactly(1.0, 1.0, 0.0);
    }

    @Test
    void oneImage_cannotBeComparedWithOthers() {
        MetricCase example = LINEAR.on(3, IMAGE);

        assertThat(score("sufficiency", example).reason()).contains(Reason.ONE_IMAGE);
        assertThat(score("sensitivity-n(compat=quantus,step=1)", example).reason())
                .contains(Reason.ONE_IMAGE);
        assertThat(Metrics.parse("sufficiency").isCollective()).isTrue();
    }

    @Test
    void sensitivityAsQuantusHasIt_correlatesOverImages() {
        Metric metric = Metrics.parse("sensitivity-n(compat=quantus,step=1,fill=zero)");
        Tensor one = metric.observe(Toy.linear(1, 1, 1, 1).on(2, new float[] {4, 3, 2, 1}));
        Tensor other = metric.observe(Toy.linear(1, 1, 1, 1).on(2, new float[] {8, 1, 1, 1}));

        assertThat(one.toFloats()).containsExactly(4, 3, 2, 4, 7, 9);
        assertThat(other.toFloats()).containsExactly(8, 1, 1, 8, 9, 10);
        double mean = (1 - 1 - 1) / 3.0;
        assertThat(metric.conclude(List.of(one, other)))
                .allSatisfy(score -> assertThat(score.value()).isCloseTo(mean, within(FLOAT)));
    }
}
