package io.limpid.metric.complexity;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.MetricCase;
import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import org.junit.jupiter.api.Test;

class ComplexitiesTest {
    private static MetricCase map(float... map) {
        return Toy.of(image -> 0).on(2, new float[4], map);
    }

    @Test
    void complexity_isTheEntropyOfTheShares() {
        assertThat(value("complexity", map(1, -2, 3, 4))).isCloseTo(1.279854, within(1e-5));
        assertThat(value("complexity", map(3, 3, 3, 3))).isCloseTo(1.386294, within(1e-5));
        assertThat(value("complexity", map(0, 0, 9, 0))).isCloseTo(0, within(1e-9));
        assertThat(score("complexity", map(0, 0, 0, 0)).reason()).contains(Reason.MAP_EMPTY);
    }

    @Test
    void effectiveComplexity_countsPixelsThatMatter() {
        assertThat(value("effective-complexity", map(10, -5, 1e-6f, 0))).isEqualTo(2);
        assertThat(value("effective-complexity(limit=0.6)", map(10, -5, 1e-6f, 0)))
                .isEqualTo(1);
    }
}
