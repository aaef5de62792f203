package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.run.Ledger;
import io.limpid.run.Ledger.Account;
import io.limpid.run.Ledger.Total;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConservationTest {
    private static Account account(double magnitude, double... sums) {
        List<Total> totals = new java.util.ArrayList<>();
        for (double sum : sums) {
            totals.add(new Total("layer" + totals.size(), sum));
        }
        return new Account(magnitude, totals);
    }

    private static Check check(Account account) {
        return Conservation.checks(new Ledger(List.of(account))).get(0);
    }

    @Test
    void relevanceLostToBiases_isReportedLayerByLayer_andNoFailure() {
        Check check = check(account(10, 10, 8, 4));

        assertThat(check.passed()).isTrue();
        assertThat(check.name()).isEqualTo("conserved");
        assertThat(check.message())
                .contains("10.0 at layer0", "4.0 at layer2", "a gap of 60.0 %: what biases and rules");
        assertThat(check.totals())
                .containsExactly(
                        new Check.Total("layer0", 10, 0),
                        new Check.Total("layer1", 8, 0.2),
                        new Check.Total("layer2", 4, 0.4));
    }

    @Test
    void smallGap_needsNoReason() {
        assertThat(check(account(10, 10, 9.4)).message()).endsWith("a gap of 6.00 %");
    }

    @Test
    void relevanceThatMultiplies_fails_andNamesTheLayer() {
        Check check = check(account(1, 1, 2, 4.1, 8));

        assertThat(check.passed()).isFalse();
        assertThat(check.message()).contains("4.1 at layer2", "canonizers=standard", "sum:absolute-shares");
    }

    @Test
    void relevanceThatIsNotFinite_fails_andNamesTheLayer() {
        Check check = check(account(1, 1, Double.NaN, 3));

        assertThat(check.passed()).isFalse();
        assertThat(check.message()).contains("not finite from layer1 on", "epsilon");
    }

    @Test
    void seedThatSumsToNothing_isMeasuredByItsMagnitude() {
        Check check = check(account(2, 0, 0.5));

        assertThat(check.passed()).isTrue();
        assertThat(check.totals().get(1).gap()).isEqualTo(0.25);
    }

    @Test
    void everyPass_hasACheckOfItsOwn() {
        Ledger ledger = new Ledger(List.of(account(1, 1), account(1, 1)));

        assertThat(Conservation.checks(ledger)).extracting(Check::name).containsExactly("conserved", "conserved-2");
    }
}
