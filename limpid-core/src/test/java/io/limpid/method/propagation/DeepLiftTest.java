package io.limpid.method.propagation;

import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.Explained.sum;

import io.limpid.method.baseline.Baseline;
import io.limpid.program.Goal;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.program.Outcome;
import io.limpid.program.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeepLiftTest {

    private static final int CLASS = 2;

    static Stream<RandomNet> nets() {
        List<RandomNet> nets = new ArrayList<>(RandomNets.small(11));
        nets.addAll(RandomNets.small(12));
        return nets.stream();
    }

    private static double difference(RandomNet net, Baseline baseline) {
        Network network = network(net);
        Tensor image = net.example(1);
        try (Runner logits =
                GraphProgram.write(network, frame -> frame.network().input()).open()) {
            Tensor other = baseline.of(image, network.inputRange());
            return logits.run(image, Goal.of(CLASS, 1)).logits().toFloats()[CLASS]
                    - logits.run(other, Goal.of(CLASS, 1)).logits().toFloats()[CLASS];
        }
    }

    @ParameterizedTest
    @MethodSource("nets")
    void contributions_sumToTheDifferenceOfTheLogit_fromEveryBaseline(RandomNet net) {
        for (Baseline baseline : Baseline.values()) {
            double expected = difference(net, baseline);
            for (String rule : List.of("rescale", "reveal-cancel", "mix")) {
                Outcome outcome = outcome(net, "deep-lift(baseline=" + baseline.text() + ",rule=" + rule + ")", CLASS);
                System.out.printf(
                        "%s %s %s: %.6f of %.6f; balance %s%n",
                        net, baseline, rule, sum(outcome.attribution()), expected, outcome.balances());
            }
        }
    }
}
