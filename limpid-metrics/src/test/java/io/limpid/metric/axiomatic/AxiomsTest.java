package io.limpid.metric.axiomatic;

import static io.limpid.metric.Judged.score;
import static io.limpid.metric.Judged.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.metric.Reason;
import io.limpid.metric.Toy;
import org.junit.jupiter.api.Test;

class AxiomsTest {
    private static final double FLOAT = 1e-6;
    private static final Toy TENTHS = Toy.linear(0.1f, 0.1f, 0.1f, 0.1f);
    private static final float[] IMAGE = {1, 4, 2, 3};

    @Test
    void completeness_isTheShareThatIsMissing() {
        assertThat(value("completeness", TENTHS.on(2, IMAGE))).isCloseTo(0, within(FLOAT));
        assertThat(value("completeness", TENTHS.on(2, IMAGE, 0.05f, 0.2f, 0.1f, 0.15f)))
                .isCloseTo(0.5, within(FLOAT));
        assertThat(value("completeness", TENTHS.on(2, IMAGE, 0, 0, 0, 0))).isCloseTo(1, within(FLOAT));
        assertThat(value("completeness(baseline=mean)", TENTHS.on(2, IMAGE, 1, -1, 0, 0)))
                .as("nothing is to be explained, and nothing is said")
                .isCloseTo(0, within(FLOAT));
    }

    @Test
    void nonSensitivity_countsDisagreements() {
        Toy everySecond = Toy.linear(0.1f, 0, 0.1f, 0);
        float[] image = {2, 2, 3, 1};

        assertThat(value("non-sensitivity", everySecond.on(2, image, 1, 0, 1, 0)))
                .isZero();
        assertThat(value("non-sensitivity", everySecond.on(2, image, 0, 0, 1, 0)))
                .isEqualTo(0.25);
        assertThat(value("non-sensitivity", everySecond.on(2, image, 0, 1, 0, 1)))
                .isEqualTo(1);
    }

    @Test
    void modelThatCannotBeChanged_cannotBeShifted() {
        assertThat(score("input-invariance", TENTHS.on(2, IMAGE)).reason()).contains(Reason.NOT_POSSIBLE);
    }
}
