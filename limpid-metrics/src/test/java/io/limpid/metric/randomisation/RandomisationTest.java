package io.limpid.metric.randomisation;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import io.limpid.metric.ToyLayers;
import io.limpid.metric.subject.Explanation;
import io.limpid.metric.subject.Scaling;
import io.limpid.metric.subject.Sign;
import io.limpid.metric.subject.View;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model of two layers {@code first} and {@code second}. */
class RandomisationTest {
    private static final double EXACT = 1e-9;
    private static final float[] MAP = {1, 2, 3, 4};

    /** Stays with one random layer, and turns round with two. */
    private static MetricCase turning() {
        return example(layers -> layers.size() == 1 ? MAP : new float[] {4, 3, 2, 1}, MAP);
    }

    private static MetricCase example(ToyLayers.Maps random, float... map) {
        Tensor image = Tensor.of(new float[] {0, 1, 2, 3}, 1, 1, 2, 2);
        ToyLayers toy = new ToyLayers(List.of("first", "second"), map, random);
        return MetricCase.of(image, 0, Explanation.of(Tensor.of(map, 2, 2)), toy);
    }

    @Test
    void mprt_isTheMeanSimilarityOverTheSteps() {
        assertThat(value("mprt", turning())).isCloseTo((1 - 1) / 2.0, within(EXACT));
        assertThat(score("mprt", turning()).curve().orElseThrow().y()).containsExactly(1.0, -1.0);
        assertThat(value("mprt(steps=1)", turning())).isCloseTo(-1, within(EXACT));
        assertThat(value("mprt(mode=independent)", turning())).isCloseTo(1, within(EXACT));
    }

    @Test
    void mprt_beginsAtTheOutput_smoothMprtAtTheInput() {
        MetricCase atOutput = example(layers -> layers.contains("second") ? new float[] {4, 3, 2, 1} : MAP, MAP);

        assertThat(score("mprt", atOutput).curve().orElseThrow().y()).containsExactly(-1.0, -1.0);
        assertThat(score("smooth-mprt(samples=3)", atOutput)
                        .curve()
                        .orElseThrow()
                        .y())
                .containsExactly(1.0, -1.0);
    }

    @Test
    void smoothMprt_comparesTheMeanOfNoisyCopies() {
        double[] mean = new NoisyMean(3, 0.1)
                .of(
                        turning(),
                        images ->
                                List.of(new float[] {1, 0, 0, 0}, new float[] {0, 2, 0, 0}, new float[] {0, 0, 0, 6})
                                        .stream()
                                        .map(map -> Explanation.of(Tensor.of(map, 2, 2)))
                                        .toList(),
                        new View(Sign.SIGNED, Scaling.NONE));

        assertThat(mean[0]).isCloseTo(1 / 3.0, within(EXACT));
        assertThat(mean[1]).isCloseTo(2 / 3.0, within(EXACT));
        assertThat(mean[3]).isCloseTo(2, within(EXACT));
    }

    @Test
    void efficientMprt_isTheRiseOfEntropy() {
        double before = -0.75 * Math.log(0.75) - 0.25 * Math.log(0.25);
        MetricCase example = example(layers -> new float[] {0, 8, 0, 8}, 0, 0, 0, 8);

        assertThat(value("efficient-mprt(bins=2)", example)).isCloseTo((Math.log(2) - before) / before, within(EXACT));
        assertThat(score("efficient-mprt", example(layers -> MAP, 1, 1, 1, 1)).reason())
                .contains(Reason.MAP_CONSTANT);
    }

    @Test
    void modelThatCannotBeChanged_givesNoScore() {
        assertThat(score("mprt", Toy.linear(1, 1, 1, 1).on(2, MAP)).reason()).contains(Reason.NOT_POSSIBLE);
        assertThat(score("efficient-mprt", Toy.linear(1, 1, 1, 1).on(2, MAP)).reason())
                .contains(Reason.NOT_POSSIBLE);
    }

    @Test
    void explanationThatDoesNotSeeTheClass_isLikeThatOfAnother() {
        float[] image = new float[64];
        for (int i = 0; i < image.length; i++) {
            image[i] = i;
        }
        Toy toy = new Toy(x -> 1, x -> x.reshaped(x.size(2), x.size(3)));

        assertThat(value("random-logit", toy.on(8, image))).isCloseTo(1, within(EXACT));
        assertThat(value("random-logit(similarity=spearman)", toy.on(2, MAP))).isCloseTo(1, within(EXACT));
        assertThat(score("random-logit", toy.on(2, MAP)).reason()).contains(Reason.MAP_TOO_SMALL);
    }
}
