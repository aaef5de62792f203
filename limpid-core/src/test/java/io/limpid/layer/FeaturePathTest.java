package io.limpid.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.backward.OperatorTable;
import io.limpid.backward.Site;
import io.limpid.backward.operator.Operators;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which tensors between the image and the logits are features, and which of them nothing goes round. */
class FeaturePathTest {
    private static final OperatorTable OPERATORS = Operators.standard();

    private static void node(
            GraphBuilder builder, Attributes attributes, String opType, String output, String... inputs) {
        List<Value> read = List.of(inputs).stream().map(Value::of).toList();
        builder.node(Node.of(opType, read, List.of(Value.of(output)), attributes));
    }

    private static void node(GraphBuilder builder, String opType, String output, String... inputs) {
        node(builder, Attributes.NONE, opType, output, inputs);
    }

    private static void turn(GraphBuilder builder, String output, String input, long... order) {
        node(builder, Attributes.NONE.with("perm", order), "Transpose", output, input);
    }

    private static GraphBuilder convolution(long... imageShape) {
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(imageShape))
                .initializer(Value.of("kernel"), RandomTensors.seeded(1).normal(6, 3, 1, 1));
        node(builder, "Conv", "filtered", "x", "kernel");
        return builder;
    }

    /** Windows of 2 x 2 places become tokens {@code [N,windows,4,C]}, go through a dense layer, and are laid out again. */
    private static OnnxModel tokensInWindows() {
        RandomTensors random = RandomTensors.seeded(2);
        GraphBuilder builder = convolution(1, 3, 4, 4)
                .initializer(Value.of("dense"), random.normal(6, 6))
                .initializer(Value.of("weights"), random.normal(6, 2))
                .initializer(Value.of("cells"), Tensor.vector(0, 6, 2, 2, 2, 2))
                .initializer(Value.of("tokensOf"), Tensor.vector(0, 4, 4, 6))
                .initializer(Value.of("cellsOf"), Tensor.vector(0, 2, 2, 2, 2, 6))
                .initializer(Value.of("mapOf"), Tensor.vector(0, 6, 4, 4));
        node(builder, "Reshape", "cut", "filtered", "cells");
        turn(builder, "windows", "cut", 0, 2, 4, 3, 5, 1);
        node(builder, "Reshape", "tokens", "windows", "tokensOf");
        node(builder, "MatMul", "product", "tokens", "dense");
        node(builder, "Add", "mixed", "tokens", "product");
        node(builder, "Reshape", "apart", "mixed", "cellsOf");
        turn(builder, "together", "apart", 0, 5, 1, 3, 2, 4);
        node(builder, "Reshape", "map", "together", "mapOf");
        node(builder, "GlobalAveragePool", "mean", "map");
        node(builder, "Flatten", "flat", "mean");
        node(builder, "MatMul", "y", "flat", "weights");
        return model(builder);
    }

    /** Tokens that are averaged as a map of one row, as exporters write pooling along one axis. */
    private static OnnxModel tokensInOneRow() {
        GraphBuilder builder = convolution(1, 3, 4, 4)
                .initializer(Value.of("dense"), RandomTensors.seeded(2).normal(6, 6))
                .initializer(Value.of("listed"), Tensor.vector(0, 6, 16))
                .initializer(Value.of("height"), Tensor.vector(2));
        node(builder, "Reshape", "list", "filtered", "listed");
        turn(builder, "tokens", "list", 0, 2, 1);
        node(builder, "MatMul", "mixed", "tokens", "dense");
        turn(builder, "channels", "mixed", 0, 2, 1);
        node(builder, "Unsqueeze", "row", "channels", "height");
        node(builder, "GlobalAveragePool", "mean", "row");
        node(builder, "Flatten", "y", "mean");
        return model(builder);
    }

    /** Channels change places between two convolutions, as in ShuffleNet. */
    private static OnnxModel shuffledChannels() {
        GraphBuilder builder = convolution(1, 3, 4, 4)
                .initializer(Value.of("next"), RandomTensors.seeded(2).normal(2, 6, 1, 1))
                .initializer(Value.of("groups"), Tensor.vector(0, 2, 3, 4, 4))
                .initializer(Value.of("joined"), Tensor.vector(0, 6, 4, 4));
        node(builder, "Reshape", "grouped", "filtered", "groups");
        turn(builder, "turned", "grouped", 0, 2, 1, 3, 4);
        node(builder, "Reshape", "shuffled", "turned", "joined");
        node(builder, "Conv", "again", "shuffled", "next");
        node(builder, "GlobalAveragePool", "mean", "again");
        node(builder, "Flatten", "y", "mean");
        return model(builder);
    }

    private static OnnxModel model(GraphBuilder builder) {
        return OnnxModel.of(builder.output(Value.of("y")).build());
    }

    private static List<String> layers(OnnxModel model) {
        return Network.of(model, 1, 3, 4, 4).spatialLayers().stream()
                .map(Layer::name)
                .toList();
    }

    @Test
    void tokensInWindows_areNoFeatures_butWhatTheyAreLaidOutAs() {
        assertThat(layers(tokensInWindows())).containsExactly("filtered", "map");
        assertThat(Network.of(tokensInWindows(), 1, 3, 4, 4)
                        .layer(TargetLayer.lastSpatial())
                        .name())
                .isEqualTo("map");
    }

    @Test
    void tokensInOneRow_areNoFeatures() {
        assertThat(layers(tokensInOneRow())).containsExactly("filtered");
    }

    @Test
    void channelsThatChangePlaces_areNoFeaturesOfTheirOwn() {
        assertThat(layers(shuffledChannels())).containsExactly("filtered", "again");
    }

    @Test
    void passed_isWhatCannotBeLeftOut() {
        for (RandomNet net : List.of(
                RandomNets.vgg(1), RandomNets.resnet(2), RandomNets.inception(3), RandomNets.squeezeExcite(4))) {
            Network network =
                    Network.of(OnnxModel.of(net.graph()), net.example(1).shape());
            Graph prepared = network.graph();
            Value image = prepared.inputs().get(0);
            Value logits = network.logits();
            List<Site> sites = OPERATORS.path(prepared, image, logits);

            assertThat(new FeaturePath(prepared, image, logits).passed())
                    .isEqualTo(neededOneByOne(sites, image, logits))
                    .hasSizeGreaterThan(2);
        }
    }

    /** Leaves out each value in turn, and sees whether the logits can still be reached. */
    private static Set<Value> neededOneByOne(List<Site> sites, Value image, Value logits) {
        Set<Value> needed = new LinkedHashSet<>(Set.of(image));
        for (Site left : sites) {
            Set<Value> reached = new HashSet<>(Set.of(image));
            for (Site site : sites) {
                boolean goesOn = OPERATORS.dataInputs(site).stream().anyMatch(reached::contains);
                if (goesOn && !site.equals(left)) {
                    reached.addAll(site.node().outputs());
                }
            }
            if (!reached.contains(logits)) {
                needed.add(left.node().output());
            }
        }
        return needed;
    }
}
