package io.limpid.metric.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Score;
import io.limpid.metric.Toy;
import io.limpid.metric.registry.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionAucTest {
    private static final Toy TENTH = Toy.linear(0.1f, 0.1f, 0.1f, 0.1f);
    private static final float[] IMAGE = {1, 4, 2, 3};

    @Test
    void strongestPixelsGoFirst() {
        Score score = Metrics.parse("deletion-auc(step=1)").score(TENTH.on(2, IMAGE));

        assertThat(score.curve().orElseThrow().x()).isEqualTo(List.of(0.0, 0.25, 0.5, 0.75, 1.0));
        assertThat(score.value()).isCloseTo((1 / 2.0 + 0.6 + 0.3 + 0.1 + 0) / 4, within(1e-6));
    }

    @Test
    void lastStep_mayBeShorter() {
        Score score = Metrics.parse("deletion-auc(step=3)").score(TENTH.on(2, IMAGE));

        assertThat(score.value()).isCloseTo((1 / 2.0 + 0.1 + 0 / 2.0) / 2, within(1e-6));
    }

    @Test
    void step_isARowOfTheImageUnlessGiven() {
        MetricCase example = TENTH.on(2, IMAGE);

        assertThat(Metrics.parse("deletion-auc").score(example))
                .isEqualTo(Metrics.parse("deletion-auc(step=2)").score(example));
    }

    @Test
    void removedPixels_becomeTheFill() {
        double least = Metrics.parse("deletion-auc(step=4,fill=least)")
                .score(TENTH.on(2, IMAGE))
                .value();

        assertThat(least).isCloseTo((1 + 0.4) / 2, within(1e-6));
    }

    @Test
    void explanationThatIsNotFinite_givesNoScore() {
        Score score = Metrics.parse("deletion-auc").score(TENTH.on(2, IMAGE, 1, Float.NaN, 0, 0));

        assertThat(score.reason()).contains(Reason.MAP_INVALID);
    }
}
