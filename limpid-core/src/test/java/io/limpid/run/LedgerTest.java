package io.limpid.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.method.Explained;
import io.limpid.program.Frame;
import io.limpid.program.GraphProgram;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final double FLOAT = 1e-3;

    private static Value logitRelevance(Frame frame) {
        Value seed = frame.emit().mul(frame.oneHot(), frame.logits());
        return frame.relevance(
                Composites.epsilonPlus(), frame.atLogits(seed), frame.network().input());
    }

    private static Outcome run(RandomNet net, int batch) {
        try (Runner runner = GraphProgram.write(Explained.network(net), LedgerTest::logitRelevance)
                .open()) {
            return runner.run(net.example(batch), Goal.of(1, batch));
        }
    }

    @Test
    void netWithoutBiases_keepsItsRelevanceAtEveryLayer() {
        for (RandomNet net : RandomNets.biasFree(3)) {
            Outcome outcome = run(net, 1);
            Ledger.Account account = outcome.ledgers().get(0).accounts().get(0);

            assertThat(account.first().sum()).isCloseTo(outcome.logits().toFloats()[1], within(FLOAT));
            assertThat(account.totals()).hasSizeGreaterThan(3);
            for (int i = 0; i < account.totals().size(); i++) {
                assertThat(account.gap(i))
                        .as(net + " at " + account.totals().get(i))
                        .isLessThan(FLOAT);
            }
            assertThat(account.gap()).isLessThan(FLOAT);
        }
    }

    @Test
    void lastTotal_isTheSumOfTheAttribution_forEachImageOfABatch() {
        RandomNet net = RandomNets.resnet(2);
        Outcome outcome = run(net, 3);

        assertThat(outcome.ledgers()).hasSize(3);
        for (int i = 0; i < 3; i++) {
            Outcome row = outcome.row(i);
            List<Ledger.Account> accounts = row.ledgers().get(0).accounts();

            assertThat(accounts).hasSize(1);
            assertThat(accounts.get(0).last().layer()).isEqualTo("input");
            assertThat(accounts.get(0).last().sum()).isCloseTo(Explained.sum(row.attribution()), within(FLOAT));
        }
    }

    @Test
    void methodWithoutRelevance_keepsNoLedger() {
        RandomNet net = RandomNets.resnet(2);

        assertThat(Explained.outcome(net, "input-x-gradient", 1).ledgers()).isEmpty();
    }
}
