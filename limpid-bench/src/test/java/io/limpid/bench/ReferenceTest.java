package io.limpid.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.limpid.graph.onnx.OnnxModel;
import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferenceTest {
    private static final Reference REFERENCE =
            Reference.find(Optional.ofNullable(System.getenv("LIMPID_PYTHON")).orElse("python3"));
    private static final int RUNS = 2;

    @Test
    void missingPython_isANote_notAFailure() {
        Reference missing = Reference.find("no-such-python");

        assertThat(missing.isReady()).isFalse();
        assertThat(missing.notes()).singleElement().asString().contains("no-such-python", "--python=");
    }

    @Test
    void referenceThatIsNotReady_timesNothing() {
        RandomNet net = RandomNets.vgg(1);
        Tensor image = net.example(1);
        Network network = Network.of(OnnxModel.of(net.graph()), image.shape());

        Reference.Timed timed = Reference.find("no-such-python").time(network, image, image, RUNS);

        assertThat(timed.times()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vgg", "resnet", "mobilenet", "densenet", "inception"})
    void rebuiltNetwork_givesTheSameLogits_andIsTimed(String name) {
        assumeTrue(REFERENCE.isReady(), () -> String.join("; ", REFERENCE.notes()));
        RandomNet net = RandomNets.small(1).stream()
                .filter(small -> small.name().equals(name))
                .findFirst()
                .orElseThrow();
        Network network = Network.of(OnnxModel.of(net.graph()), net.example(1).shape());

        Reference.Timed timed = REFERENCE.time(network, net.example(1), logits(network, net.example(1)), RUNS);

        assertThat(timed.notes()).singleElement().asString().contains("the largest logit differs by");
        assertThat(timed.times()).containsKey("torch forward");
        assertThat(timed.times().values()).allSatisfy(rounds -> {
            assertThat(rounds).hasSize(RUNS);
            assertThat(Stopwatch.least(rounds)).isPositive();
        });
    }

    @Test
    void otherLogitsThanTorchComputes_areReported_andNotTimed() {
        assumeTrue(REFERENCE.isReady(), () -> String.join("; ", REFERENCE.notes()));
        RandomNet net = RandomNets.vgg(1);
        Tensor image = net.example(1);
        Network network = Network.of(OnnxModel.of(net.graph()), image.shape());
        Tensor wrong = Tensor.filled(7, 1, net.classes());

        Reference.Timed timed = REFERENCE.time(network, image, wrong, RUNS);

        assertThat(timed.times()).isEmpty();
        assertThat(timed.notes()).singleElement().asString().contains("too much");
    }

    private static Tensor logits(Network network, Tensor image) {
        try (Runner runner = Methods.parse("gradient").on(network)) {
            return runner.run(image, Goal.of(Goal.PREDICTED, 1)).logits();
        }
    }
}
