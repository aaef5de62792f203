package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.run.Balance;
import io.limpid.run.Outcome;
import io.limpid.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static Check check(double sum, double expected, float... values) {
        Tensor attribution = Tensor.of(values, 1, values.length);
        Outcome outcome =
                new Outcome(Tensor.of(new float[] {0.5f, -1}, 1, 2), attribution, List.of(new Balance(sum, expected)));
        return SelfChecks.of(attribution, Display.SIGNED, outcome).stream()
                .filter(check -> check.name().equals("complete"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sumThatIsTheScore_passes() {
        assertThat(check(3, 3, 1, 2).passed()).isTrue();
    }

    @Test
    void sumThatMissesATenth_fails_andSaysWhatToDo() {
        Check check = check(2.7, 3, 1, 1.7f);

        assertThat(check.passed()).isFalse();
        assertThat(check.message()).contains("2.7", "3.0", "steps");
    }

    @Test
    void scoresThatHardlyDiffer_areJudgedByWhatIsGivenAndTaken() {
        assertThat(check(1e-4, 0, 10, -10).passed()).isTrue();
        assertThat(check(1, 0, 10.5f, -9.5f).passed()).isFalse();
    }

    @Test
    void hundredThousandthsOfWhatIsGivenAndTaken_mayBeRounding() {
        assertThat(check(0.011, 1e-3, 500, -500).passed()).isTrue();
        assertThat(check(0.2, 1e-3, 500, -500).passed()).isFalse();
    }

    @Test
    void sumThatMissesTheScoresAltogether_fails_howeverMuchIsGivenAndTaken() {
        Check check = check(-5.8e9, 0.36, 0x1p48f, -0x1p48f);

        assertThat(check.passed()).isFalse();
        assertThat(check.message()).contains("out of proportion", "scores of 1.0", "another baseline");
        assertThat(check.totals().get(1).gap()).isGreaterThan(1e9);
    }

    @Test
    void sumThatIsNoNumber_fails() {
        assertThat(check(Double.NaN, 3, 1, 2).passed()).isFalse();
        assertThat(check(Double.POSITIVE_INFINITY, 3, Float.POSITIVE_INFINITY, 2)
                        .passed())
                .isFalse();
    }
}
