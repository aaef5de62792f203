package io.limpid.method.perturbation;

import static io.limpid.method.Explained.network;
import static io.limpid.method.Explained.outcome;
import static io.limpid.method.perturbation.NaiveNet.CLASS;
import static io.limpid.testkit.LimpidAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.layer.Layer;
import io.limpid.layer.TargetLayer;
import io.limpid.program.GraphProgram;
import io.limpid.program.Network;
import io.limpid.run.Goal;
import io.limpid.run.Runner;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CAMs that change a layer that other ways go round, against runs of whole models in which the layer is multiplied by a mask. */
class LayersInBranchesTest {
    private static final double OF_THE_RANGE = 1e-4;

    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(RandomNets.resnet(4), "layer1.0.relu1"),
                Arguments.of(RandomNets.inception(2), spatialInBranch(RandomNets.inception(2))),
                Arguments.of(RandomNets.densenet(3), spatialInBranch(RandomNets.densenet(3))));
    }

    /** Returns the last layer with places that is not the only way. */
    private static String spatialInBranch(RandomNet net) {
        Network network = network(net);
        List<String> found = network.spatialLayers().stream()
                .filter(layer -> !isOnlyWay(network, layer))
                .map(Layer::name)
                .toList();
        return found.get(found.size() - 1);
    }

    private static boolean isOnlyWay(Network network, Layer layer) {
        try {
            return network.headAt(layer).scores() > 0;
        } catch (IllegalArgumentException notTheOnlyWay) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void ablationCam_losesWhatWholeModelsLose(RandomNet net, String name) {
        Tensor image = net.example(1);
        Layer layer = network(net).layer(TargetLayer.named(name));
        int channels = Math.toIntExact(layer.shape().size(1));
        float whole = logit(net.graph(), image);
        Tensor values = values(net, layer, image);
        float[] expected = values.toFloats();
        int places = expected.length / channels;
        float[] map = new float[places];
        for (int k = 0; k < channels; k++) {
            float lost = whole - logit(masked(net.graph(), layer.value(), allBut(k, channels)), image);
            for (int i = 0; i < places; i++) {
                map[i] += lost * expected[k * places + i];
            }
        }

        for (int batch : List.of(16, 3)) {
            String spec = "ablation-cam(divisor=none,layer=" + name + ",batch=" + batch + ")";
            assertThat(outcome(net, spec, image, Goal.of(CLASS, 1)).attribution())
                    .isNotConstant()
                    .isCloseTo(Tensor.of(map, 1, values.size(2), values.size(3)), OF_THE_RANGE);
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void reciproCam_isTheLogitOfOnePlaceAlone(RandomNet net, String name) {
        Tensor image = net.example(1);
        Layer layer = network(net).layer(TargetLayer.named(name));
        int height = Math.toIntExact(layer.shape().size(2));
        int width = Math.toIntExact(layer.shape().size(3));
        float[] map = new float[height * width];
        float least = Float.POSITIVE_INFINITY;
        for (int place = 0; place < map.length; place++) {
            float[] alone = new float[map.length];
            alone[place] = 1;
            map[place] = logit(masked(net.graph(), layer.value(), Tensor.of(alone, 1, 1, height, width)), image);
            least = Math.min(least, map[place]);
        }
        for (int place = 0; place < map.length; place++) {
            map[place] -= least;
        }

        assertThat(outcome(net, "reciprocam(score=logit,layer=" + name + ")", image, Goal.of(CLASS, 1))
                        .attribution())
                .isCloseTo(Tensor.of(map, 1, height, width), OF_THE_RANGE);
    }

    private static Tensor values(RandomNet net, Layer layer, Tensor image) {
        try (Runner runner =
                GraphProgram.write(network(net), frame -> layer.value()).open()) {
            return runner.run(image, Goal.of(CLASS, 1)).attribution();
        }
    }

    private static float logit(Graph graph, Tensor image) {
        Network network = Network.of(OnnxModel.of(graph), image.shape());
        try (Runner runner =
                GraphProgram.write(network, frame -> frame.logits()).open()) {
            return runner.logits(image).toFloats()[CLASS];
        }
    }

    private static Tensor allBut(int channel, int channels) {
        float[] kept = new float[channels];
        Arrays.fill(kept, 1);
        kept[channel] = 0;
        return Tensor.of(kept, 1, channels, 1, 1);
    }

    /** Returns the model with a layer times a mask for all that reads it. */
    private static Graph masked(Graph graph, Value layer, Tensor kept) {
        Value mask = Value.of("mask");
        Value masked = Value.of("masked");
        GraphBuilder builder = graph.withoutNodes().initializer(mask, kept);
        for (Node node : graph.nodes()) {
            builder.node(node.withInputs(node.inputs().stream()
                    .map(input -> Map.of(layer, masked).getOrDefault(input, input))
                    .toList()));
            if (node.outputs().contains(layer)) {
                builder.node(Node.of("Mul", List.of(layer, mask), List.of(masked), Attributes.NONE));
            }
        }
        graph.outputs().forEach(builder::output);
        return builder.build();
    }

    @Test
    void layerThatScoresDoNotDependOn_isRefused() {
        Network network = network(RandomNets.resnet(1));
        Layer logits = new Layer(
                network.logits(), network.graph().type(network.logits()).shape(), "");

        assertThatThrownBy(() -> network.restAt(logits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("do not depend");
    }
}
