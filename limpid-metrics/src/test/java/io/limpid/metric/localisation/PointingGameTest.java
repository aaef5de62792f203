package io.limpid.metric.localisation;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.metric.GroundTruth;
import io.limpid.metric.Metric;
import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import io.limpid.metric.registry.Metrics;
import io.limpid.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PointingGameTest {
    private static final Metric EXACT = Metrics.parse("pointing-game(tolerance=0)");

    private static MetricCase example(float[] mask, float... map) {
        return Toy.of(image -> 0).on(2, new float[4], map).with(GroundTruth.ofMask(Tensor.of(mask, 2, 2)));
    }

    @Test
    void strongestPixelOnTheObject_isAHit() {
        assertThat(EXACT.score(example(new float[] {1, 0, 1, 0}, 4, 1, 3, 2)).value())
                .isEqualTo(1);
    }

    @Test
    void strongestPixelBesideTheObject_isAMiss_unlessThatIsTolerated() {
        MetricCase beside = example(new float[] {1, 0, 1, 0}, 1, 4, 3, 2);

        assertThat(EXACT.score(beside).value()).isZero();
        assertThat(Metrics.parse("pointing-game(tolerance=1)").score(beside).value())
                .isEqualTo(1);
    }

    @Test
    void withoutMask_thereIsNoScore() {
        assertThat(EXACT.score(Toy.of(image -> 0).on(2, new float[4], 1, 2, 3, 4))
                        .reason())
                .contains(Reason.NO_MASK);
        assertThat(EXACT.score(example(new float[4], 1, 2, 3, 4)).reason()).contains(Reason.MASK_EMPTY);
        assertThat(EXACT.score(example(new float[] {1, 0, 0, 0}, 2, 2, 2, 2)).reason())
                .contains(Reason.MAP_CONSTANT);
    }
}
