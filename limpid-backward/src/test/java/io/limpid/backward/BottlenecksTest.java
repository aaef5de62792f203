package io.limpid.backward;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.operator.Operators;
import io.limpid.backward.rule.Composites;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.ShapeProbe;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BottlenecksTest {
    private static List<String> bottlenecks(RandomNet net, String wanted) {
        OnnxModel model = OnnxModel.of(net.graph());
        var typed = ShapeProbe.probe(
                        model, io.limpid.tensor.Shape.of(net.example(1).shape()))
                .graph();
        return Backward.through(typed, Composites.gradient(), Operators.standard())
                .bottlenecks(Value.of("logits"), List.of(Value.of(wanted)))
                .stream()
                .map(Value::name)
                .toList();
    }

    @Test
    void plainNet_isNarrowBeforeEveryLayerThatComputes() {
        assertThat(bottlenecks(RandomNets.vgg(1), "input"))
                .containsExactly(
                        "logits",
                        "classifier.2",
                        "flatten",
                        "features.6",
                        "features.4",
                        "features.3",
                        "features.1",
                        "input");
    }

    @Test
    void residualNet_isNarrowBetweenBlocksOnly() {
        assertThat(bottlenecks(RandomNets.resnet(1), "input"))
                .containsExactly("logits", "flatten", "layer2.0.relu2", "layer1.0.relu2", "maxpool", "relu", "input");
    }

    @Test
    void netThatJoinsAllItsLayers_isNarrowWhereTheyAreJoined() {
        assertThat(bottlenecks(RandomNets.densenet(1), "input"))
                .contains("denselayer1.concat", "transition.conv")
                .doesNotContain("denselayer2.norm", "denselayer2.conv");
    }

    @Test
    void layerInABranch_endsTheListAtTheBlockAboveIt() {
        assertThat(bottlenecks(RandomNets.resnet(1), "layer1.0.relu1"))
                .containsExactly("logits", "flatten", "layer2.0.relu2", "layer1.0.relu2");
    }
}
