package io.limpid.metric.complexity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.Toy;
import io.limpid.metric.registry.Metrics;
import org.junit.jupiter.api.Test;

class SparsenessTest {
    private static double of(float... map) {
        return Metrics.parse("sparseness")
                .score(Toy.of(image -> 0).on(2, new float[4], map))
                .value();
    }

    @Test
    void onePixelThatHoldsAll_isAsSparseAsCanBe() {
        assertThat(of(0, 0, 0, 7)).isCloseTo(0.7499997, within(5e-8));
    }

    @Test
    void sharesOfAllSizes_areInBetween() {
        assertThat(of(1, -2, 3, -4)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void constantMap_isNotSparse() {
        assertThat(of(2, 2, 2, 2)).isCloseTo(0, within(1e-12));
    }
}
