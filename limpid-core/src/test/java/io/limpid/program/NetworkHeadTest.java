package io.limpid.program;

import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.method.Explained;
import io.limpid.run.Goal;
import io.limpid.run.Outcome;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import org.junit.jupiter.api.Test;

class NetworkHeadTest {
    private static final RandomNet NET = RandomNets.resnet(1);
    private static final Network NETWORK = Explained.network(NET);

    private static Outcome run(Network network, Tensor input, Layer layer) {
        try (Runner runner = GraphProgram.write(network, frame -> layer.value()).open()) {
            return runner.run(input, Goal.of(0, input.size(0)));
        }
    }

    @Test
    void head_onTheLayersValues_givesTheLogitsOfTheWhole() {
        Layer layer = NETWORK.layer(TargetLayer.named("layer1.0.relu2"));
        Outcome whole = run(NETWORK, NET.example(2), layer);

        Outcome head = run(NETWORK.headAt(layer), whole.attribution(), layer);

        assertThat(head.logits()).isCloseTo(whole.logits(), 1e-5);
    }

    @Test
    void headAtTheInput_isTheWhole() {
        org.assertj.core.api.Assertions.assertThat(NETWORK.headAt(NETWORK.layer(TargetLayer.input())))
                .isSameAs(NETWORK);
    }

    @Test
    void layerThatAPathGoesRound_isRefusedWithTheReason() {
        Layer inBranch = NETWORK.layer(TargetLayer.named("layer1.0.relu1"));

        assertThatThrownBy(() -> NETWORK.headAt(inBranch))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer1.0.relu1")
                .hasMessageContaining("choose a layer that all paths pass");
    }
}
