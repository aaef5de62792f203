package io.limpid.testkit.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.Seeds;
import io.limpid.testkit.reference.DoubleTensor;
import io.limpid.testkit.reference.ReferenceInterpreter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RandomNetsTest {
    private static final long SEED = Seeds.of("random nets");

    static Stream<RandomNet> everySmallNet() {
        return Stream.concat(RandomNets.small(SEED).stream(), RandomNets.biasFree(SEED).stream());
    }

    static List<RandomNet> everyBiasFreeNet() {
        return RandomNets.biasFree(SEED);
    }

    @ParameterizedTest
    @MethodSource("everySmallNet")
    void smallNet_computesTheSameOnBothRunners_withSaneValues(RandomNet net) {
        Tensor example = net.example(2);

        Map<Value, DoubleTensor> values = ReferenceInterpreter.runTensors(net.graph(), Map.of(net.input(), example));
        DoubleTensor expected = DoubleTensor.of(run(net, example));
        DoubleTensor logits = values.get(net.logits());

        assertThat(logits.shape()).containsExactly(2, net.classes());
        assertThat(logits.absMax()).isBetween(0.01, 100.0);
        assertThat(values.values())
                .allSatisfy(value -> assertThat(value.absMax()).isLessThan(100));
        for (int i = 0; i < logits.size(); i++) {
            assertThat(logits.at(i)).isEqualTo(expected.at(i), within(1e-4 * logits.absMax()));
        }
    }

    @ParameterizedTest
    @MethodSource("everyBiasFreeNet")
    void biasFreeNet_isHomogeneous(RandomNet net) {
        DoubleTensor example = DoubleTensor.of(net.example(1));
        double[] doubled = example.toDoubles();
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] *= 2;
        }

        DoubleTensor once = logits(net, example);
        DoubleTensor twice = logits(net, DoubleTensor.of(doubled, example.shape()));

        for (int i = 0; i < once.size(); i++) {
            assertThat(twice.at(i)).isEqualTo(2 * once.at(i), within(1e-10));
        }
    }

    @Test
    void sameSeed_sameNet_otherSeed_otherWeights() {
        assertThat(RandomNets.resnet(1).graph().initializers())
                .isEqualTo(RandomNets.resnet(1).graph().initializers())
                .isNotEqualTo(RandomNets.resnet(2).graph().initializers());
    }

    @Test
    void fullSizeNets_haveThePublishedNumberOfWeights_lessTheFoldedScales() {
        assertThat(weights(RandomNets.resnet18(1000, SEED))).isEqualTo(11_689_512 - 4_800);
        assertThat(weights(RandomNets.resnet50(1000, SEED))).isEqualTo(25_557_032 - 26_560);
        assertThat(weights(RandomNets.mobilenetV2(1000, SEED))).isEqualTo(3_504_872 - 17_056 + 2);
    }

    @Test
    void fullSizeNets_run_withSaneLogits() {
        for (RandomNet net : List.of(RandomNets.resnet50(1000, SEED), RandomNets.mobilenetV2(1000, SEED))) {
            DoubleTensor logits = DoubleTensor.of(run(net, net.example(1)));

            assertThat(logits.shape()).containsExactly(1, 1000);
            assertThat(logits.absMax()).as(net.name()).isBetween(0.1, 100.0);
        }
    }

    private static DoubleTensor logits(RandomNet net, DoubleTensor input) {
        return ReferenceInterpreter.run(net.graph(), Map.of(net.input(), input)).get(net.logits());
    }

    private static Tensor run(RandomNet net, Tensor input) {
        try (Session session = Session.open(OnnxModel.of(net.graph()))) {
            return session.run(Map.of(net.input().name(), input))
                    .get(net.logits().name());
        }
    }

    private static int weights(RandomNet net) {
        return net.graph().initializers().values().stream()
                .mapToInt(Tensor::size)
                .sum();
    }
}
