package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;

import io.limpid.graph.Node;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class UnfoldedNetworkTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Network FOLDED = Explained.network(NET);

    private static Outcome run(Network network) {
        try (Runner runner =
                GraphProgram.write(network, frame -> network.input()).open()) {
            return runner.run(NET.example(2), Goal.of(0, 2));
        }
    }

    private static List<String> layers(Network network) {
        return network.spatialLayers().stream().map(Layer::name).toList();
    }

    private static long normalizations(Network network) {
        return network.graph().nodes().stream()
                .map(Node::opType)
                .filter("BatchNormalization"::equals)
                .count();
    }

    @Test
    void unfoldedNetwork_keepsItsBatchNormalizations_andItsFunction() {
        Network unfolded = FOLDED.unfolded();

        Assertions.assertThat(normalizations(FOLDED)).isZero();
        Assertions.assertThat(normalizations(unfolded)).isEqualTo(6);
        assertThat(run(unfolded).logits()).isCloseTo(run(FOLDED).logits(), 1e-5);
    }

    @Test
    void unfoldedNetwork_keepsTheInputRange_andEveryLayersName() {
        Network unfolded = FOLDED.unfolded();

        Assertions.assertThat(unfolded.inputRange()).isEqualTo(FOLDED.inputRange());
        Assertions.assertThat(layers(unfolded)).containsAll(layers(FOLDED)).contains("conv1");
    }

    @Test
    void unfoldedHead_isTheHeadOfTheUnfoldedNetwork() {
        Network head = FOLDED.headAt(FOLDED.layer(TargetLayer.named("layer1.0.relu2")));

        Assertions.assertThat(normalizations(head.unfolded())).isEqualTo(3);
        Assertions.assertThat(head.unfolded().input()).isEqualTo(head.input());
    }
}
