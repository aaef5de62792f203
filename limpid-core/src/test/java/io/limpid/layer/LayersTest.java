package io.limpid.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayersTest {
    /** {@code p = 2^x, s = p + conv(p)}: no signal crosses the power, but what stands above it still has two ways. */
    private static Network aboveAPower() {
        RandomTensors random = RandomTensors.seeded(1);
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("two"), Tensor.scalar(2))
                .initializer(Value.of("kernel"), random.normal(3, 3, 1, 1))
                .initializer(Value.of("axes"), Tensor.vector(2, 3));
        node(builder, "Pow", "p", "two", "x");
        node(builder, "Conv", "branch", "p", "kernel");
        node(builder, "Add", "joined", "p", "branch");
        builder.node(Node.of(
                "ReduceMean",
                List.of(Value.of("joined"), Value.of("axes")),
                List.of(Value.of("y")),
                Attributes.NONE.with("keepdims", 0)));
        builder.output(Value.of("y")).type(Value.of("y"), TensorType.floats(1, 3));
        return Network.of(OnnxModel.of(builder.build()), 1, 3, 4, 4);
    }

    /** {@code y = mean(relu(conv(dequantized(quantized(x)))))}, in which rounding is written out as nodes of its own. */
    private static OnnxModel quantized() {
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("scale"), Tensor.scalar(0.5f))
                .initializer(Value.of("kernel"), RandomTensors.seeded(1).normal(2, 3, 1, 1));
        node(builder, "QuantizeLinear", "bytes", "x", "scale");
        node(builder, "DequantizeLinear", "rounded", "bytes", "scale");
        node(builder, "Conv", "filtered", "rounded", "kernel");
        node(builder, "Relu", "activated", "filtered");
        node(builder, "GlobalAveragePool", "y", "activated");
        return OnnxModel.of(builder.output(Value.of("y"))
                .type(Value.of("y"), TensorType.floats(1, 2, 1, 1))
                .build());
    }

    private static void node(GraphBuilder builder, String opType, String output, String... inputs) {
        List<Value> read = List.of(inputs).stream().map(Value::of).toList();
        builder.node(Node.of(opType, read, List.of(Value.of(output)), Attributes.NONE));
    }

    /** {@code y = mean(relu(conv(x)))}, with joins of one value in front of the convolution and behind it. */
    private static Network withJoinsOfOneValue() {
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("kernel"), RandomTensors.seeded(1).normal(2, 3, 1, 1));
        join(builder, "whole", "x");
        node(builder, "Conv", "filtered", "whole", "kernel");
        join(builder, "joined", "filtered");
        node(builder, "Relu", "activated", "joined");
        node(builder, "GlobalAveragePool", "y", "activated");
        OnnxModel model = OnnxModel.of(builder.output(Value.of("y"))
                .type(Value.of("y"), TensorType.floats(1, 2, 1, 1))
                .build());
        return Network.of(model, 1, 3, 4, 4);
    }

    private static void join(GraphBuilder builder, String output, String read) {
        builder.node(
                Node.of("Concat", List.of(Value.of(read)), List.of(Value.of(output)), Attributes.NONE.with("axis", 1)));
    }

    @Test
    void joinOfOneValue_isFoundByItsName_asWhatItJoins() {
        Network network = withJoinsOfOneValue();

        assertThat(network.layer(TargetLayer.named("joined")).value()).isEqualTo(Value.of("filtered"));
        assertThat(network.layer(TargetLayer.named("whole")).value()).isEqualTo(network.input());
    }

    /** Most methods that look there were not asked to: it is their default. */
    @Test
    void input_isNotSaidToBeAskedFor() {
        Network network = withJoinsOfOneValue();

        assertThat(network.layer(TargetLayer.input()).reason()).isEqualTo("the model's input");
    }

    @Test
    void reshapeThatChangesNothing_isFoundByItsName_whereTheFileStatesNoTypes() {
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("shape"), Tensor.vector(0, 3, 4, 4));
        node(builder, "Relu", "activated", "x");
        builder.node(Node.of(
                "Reshape",
                List.of(Value.of("activated"), Value.of("shape")),
                List.of(Value.of("same")),
                Attributes.NONE));
        node(builder, "GlobalAveragePool", "mean", "same");
        node(builder, "Flatten", "logits", "mean");
        Network network =
                Network.of(OnnxModel.of(builder.output(Value.of("logits")).build()), 1, 3, 4, 4);

        assertThat(network.layer(TargetLayer.named("same")).value()).isEqualTo(Value.of("activated"));
    }

    @Test
    void layerInABranch_isNoCut_alsoAboveANodeThatNoSignalCrosses() {
        assertThat(aboveAPower().cuts()).extracting(Layer::name).containsExactly("p", "joined");
    }

    @Test
    void layersOfAQuantizedModel_areTensorsOfItsFile() {
        OnnxModel file = quantized();

        List<Layer> layers = Network.of(file, 1, 3, 4, 4).spatialLayers();

        assertThat(layers).extracting(Layer::name).contains("filtered", "activated");
        assertThat(layers).allSatisfy(layer -> assertThat(file.graph().producer(Value.of(layer.name())))
                .isPresent());
    }

    @Test
    void namesThatPreparationTookOut_areThoseOfWhatTheyGive() {
        GraphBuilder builder = new GraphBuilder().input(Value.of("x"), TensorType.floats(1, 3, 4, 4));
        node(builder, "Relu", "activated", "x");
        builder.node(Node.of(
                "AveragePool",
                List.of(Value.of("activated")),
                List.of(Value.of("pooled")),
                Attributes.NONE.with("kernel_shape", new long[] {1, 1})));
        node(builder, "Dropout", "dropped", "pooled");
        node(builder, "GlobalAveragePool", "y", "dropped");
        builder.output(Value.of("y")).type(Value.of("y"), TensorType.floats(1, 3, 1, 1));

        Network network = Network.of(OnnxModel.of(builder.build()), 1, 3, 4, 4);

        assertThat(List.of("pooled", "dropped")).allSatisfy(name -> assertThat(
                        network.layer(TargetLayer.named(name)).name())
                .isEqualTo("activated"));
    }

    @Test
    void layerThatIsOneWithTheNext_isSaidToBe_andNotToBeMissing() {
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 4))
                .initializer(Value.of("kernel"), RandomTensors.seeded(1).normal(3, 3, 1, 1))
                .initializer(Value.of("factor"), Tensor.scalar(2));
        node(builder, "Conv", "filtered", "x", "kernel");
        node(builder, "Mul", "scaled", "filtered", "factor");
        node(builder, "GlobalAveragePool", "y", "scaled");
        OnnxModel model = OnnxModel.of(builder.output(Value.of("y"))
                .type(Value.of("y"), TensorType.floats(1, 3, 1, 1))
                .build());
        Network network = Network.of(model, 1, 3, 4, 4);

        assertThatThrownBy(() -> network.layer(TargetLayer.named("filtered")))
                .hasMessageContaining("layer filtered is one with what follows it")
                .hasMessageContaining("name scaled instead");
        assertThatThrownBy(() -> network.layer(TargetLayer.named("nowhere")))
                .hasMessageContaining("layer nowhere is not in this model. `limpid inspect`");
        assertThatThrownBy(() -> network.layer(TargetLayer.named("skaled")))
                .hasMessageContaining("did you mean scaled? `limpid inspect`");
    }
}
