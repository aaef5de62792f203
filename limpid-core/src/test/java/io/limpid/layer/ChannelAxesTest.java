package io.limpid.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.Attribution;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.program.Network;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks whose channels lie last for a while, as in ConvNeXt: around layer normalization and dense layers. */
class ChannelAxesTest {
    private static final Tensor IMAGE = RandomTensors.seeded(3).normal(1, 3, 4, 5);

    private static void node(GraphBuilder builder, String opType, String output, String... inputs) {
        node(builder, Attributes.NONE, opType, output, inputs);
    }

    private static void node(
            GraphBuilder builder, Attributes attributes, String opType, String output, String... inputs) {
        List<Value> read = List.of(inputs).stream().map(Value::of).toList();
        builder.node(Node.of(opType, read, List.of(Value.of(output)), attributes));
    }

    private static void turn(GraphBuilder builder, String output, String input, long... order) {
        node(builder, Attributes.NONE.with("perm", order), "Transpose", output, input);
    }

    /** {@code s = conv(x), s + dense(s at each place)}, with the channels last where the dense layer is. */
    private static GraphBuilder block() {
        RandomTensors random = RandomTensors.seeded(1);
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 5))
                .initializer(Value.of("kernel"), random.normal(6, 3, 1, 1))
                .initializer(Value.of("dense"), random.normal(6, 6))
                .initializer(Value.of("bias"), random.normal(6));
        node(builder, "Conv", "filtered", "x", "kernel");
        turn(builder, "last", "filtered", 0, 2, 3, 1);
        node(builder, "MatMul", "product", "last", "dense");
        node(builder, "Add", "shifted", "product", "bias");
        node(builder, "Relu", "mixed", "shifted");
        return builder;
    }

    /** The head of ConvNeXt as torchvision has it: the averages are normalised with their channels last. */
    private static OnnxModel normalisedAverages() {
        return normalisedAverages("mean");
    }

    /** The same as the newer exporter of PyTorch writes it, which copies what does not lie in order. */
    private static OnnxModel normalisedCopies() {
        return normalisedAverages("copy");
    }

    private static OnnxModel normalisedAverages(String averages) {
        GraphBuilder builder = block().initializer(Value.of("scale"), Tensor.filled(1, 6))
                .initializer(Value.of("weights"), RandomTensors.seeded(2).normal(6, 2));
        turn(builder, "back", "mixed", 0, 3, 1, 2);
        node(builder, "Add", "sum", "filtered", "back");
        node(builder, "GlobalAveragePool", "mean", "sum");
        node(builder.initializer(Value.of("list"), Tensor.vector(1, 6)), "Reshape", "means", "mean", "list");
        node(builder.initializer(Value.of("form"), Tensor.vector(1, 6, 1, 1)), "Reshape", "copy", "means", "form");
        turn(builder, "meanLast", averages, 0, 2, 3, 1);
        node(builder, "LayerNormalization", "normal", "meanLast", "scale");
        turn(builder, "meanBack", "normal", 0, 3, 1, 2);
        node(builder, "Flatten", "flat", "meanBack");
        node(builder, "MatMul", "y", "flat", "weights");
        return model(builder);
    }

    /** The mean of what a dense layer gives at each place. */
    private static OnnxModel byADenseLayer() {
        GraphBuilder builder = block().initializer(Value.of("places"), Tensor.vector(1, 2));
        node(builder, Attributes.NONE.with("keepdims", 0), "ReduceMean", "y", "mixed", "places");
        return model(builder);
    }

    /** The same by a convolution of one place, with the channels second all the way. */
    private static OnnxModel byAConvolution() {
        RandomTensors random = RandomTensors.seeded(1);
        GraphBuilder builder = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 3, 4, 5))
                .initializer(Value.of("kernel"), random.normal(6, 3, 1, 1))
                .initializer(Value.of("dense"), turned(random.normal(6, 6)))
                .initializer(Value.of("bias"), random.normal(6))
                .initializer(Value.of("places"), Tensor.vector(2, 3));
        node(builder, "Conv", "filtered", "x", "kernel");
        node(builder, "Conv", "shifted", "filtered", "dense", "bias");
        node(builder, "Relu", "mixed", "shifted");
        node(builder, Attributes.NONE.with("keepdims", 0), "ReduceMean", "y", "mixed", "places");
        return model(builder);
    }

    private static Tensor turned(Tensor weights) {
        float[] values = weights.toFloats();
        float[] kernel = new float[36];
        for (int i = 0; i < 36; i++) {
            kernel[i % 6 * 6 + i / 6] = values[i];
        }
        return Tensor.of(kernel, 6, 6, 1, 1);
    }

    private static OnnxModel model(GraphBuilder builder) {
        return OnnxModel.of(builder.output(Value.of("y")).build());
    }

    private static Network network(OnnxModel model) {
        return Network.of(model, 1, 3, 4, 5);
    }

    private static Tensor map(OnnxModel model, String method) {
        Classifier classifier = Classifier.of(model, Preprocessing.imagenet().withInputSize(4, 5));
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            Attribution attribution = explainer.explain(IMAGE, Target.classIndex(0));
            return attribution.values();
        }
    }

    @Test
    void layerOfACam_hasItsChannelsSecond_alsoWhereAveragesAreNormalisedWithThemLast() {
        assertThat(network(normalisedAverages())
                        .layer(TargetLayer.lastSpatial())
                        .name())
                .isEqualTo("sum");
        assertThat(network(normalisedCopies()).layer(TargetLayer.lastSpatial()).name())
                .isEqualTo("sum");
    }

    @Test
    void layers_areListedWhereTheirChannelsAreSecondAgain() {
        assertThat(network(normalisedAverages()).spatialLayers())
                .extracting(Layer::name)
                .containsExactly("filtered", "back", "sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"last", "product", "mixed"})
    void layerWhoseChannelsAreLast_isRefused_withTheNextOneWhoseAreNot(String name) {
        Network network = network(normalisedAverages());

        assertThatThrownBy(() -> network.layer(TargetLayer.named(name)))
                .hasMessageContainingAll("layer " + name + " has its channels last", "name back instead");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full-grad", "full-grad(scaling=channel)"})
    void mapsOfBiases_doNotDependOnWhereChannelsLie(String method) {
        assertThat(map(byADenseLayer(), method).toFloats())
                .containsExactly(map(byAConvolution(), method).toFloats(), within(1e-5f));
    }

    @Test
    void layersWhoseChannelsStayLast_areTurned_andGoByTheNamesOfTheFile() {
        Network network = network(byADenseLayer());

        Layer last = network.layer(TargetLayer.lastSpatial());

        assertThat(last.name()).isEqualTo("mixed");
        assertThat(last.shape().sizes()).containsExactly(1, 6, 4, 5);
        assertThat(network.cuts()).extracting(Layer::name).containsExactly("filtered", "product", "shifted", "mixed");
        assertThat(network.layer(TargetLayer.named("mixed")).value()).isEqualTo(last.value());
    }

    /** The end of a Swin Transformer: tokens become a map with its channels last, which is normalised and averaged. */
    private static OnnxModel byTokens() {
        GraphBuilder builder = block().initializer(Value.of("list"), Tensor.vector(1, 20, 6))
                .initializer(Value.of("map"), Tensor.vector(1, 4, 5, 6))
                .initializer(Value.of("scale"), Tensor.filled(1, 6))
                .initializer(Value.of("places"), Tensor.vector(1, 2));
        node(builder, "Reshape", "tokens", "mixed", "list");
        node(builder, "MatMul", "mixedTokens", "tokens", "dense");
        node(builder, "Reshape", "laidOut", "mixedTokens", "map");
        node(builder, "LayerNormalization", "normal", "laidOut", "scale");
        node(builder, Attributes.NONE.with("keepdims", 0), "ReduceMean", "y", "normal", "places");
        return model(builder);
    }

    @Test
    void whereChannelsOfTokensLie_isToldByTheirMean() {
        Network network = network(byTokens());

        Layer last = network.layer(TargetLayer.lastSpatial());

        assertThat(last.name()).isEqualTo("normal");
        assertThat(last.shape().sizes()).containsExactly(1, 6, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grad-cam",
                "grad-cam(layer=shifted)",
                "layer-cam",
                "score-cam",
                "ablation-cam",
                "eigen-cam",
                "lrp(layer=mixed)",
                "deep-lift(layer=mixed)",
                "lift-cam",
                "relevance-cam",
                "gradient"
            })
    void maps_doNotDependOnWhereChannelsLie(String method) {
        assertThat(map(byADenseLayer(), method).toFloats())
                .containsExactly(map(byAConvolution(), method).toFloats(), within(1e-5f));
    }
}
