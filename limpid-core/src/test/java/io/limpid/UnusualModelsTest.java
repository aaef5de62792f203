package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.LimpidAssertions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as few exporters write them, all of them linear: their gradient is known. */
class UnusualModelsTest {
    private static final Preprocessing GRAY = Preprocessing.parse("raw(order=gray,mean=0,std=1)");
    private static final Tensor PIXELS = Tensor.of(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);

    /** Columns {@code 1, -2, 3, -4} and {@code 5, 6, 7, 8}. */
    private static final byte[] WEIGHT = {1, 5, -2, 6, 3, 7, -4, 8};

    private static Node node(String type, String output, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), Attributes.NONE);
    }

    private static Tensor floats() {
        return Tensor.raw(ElementType.INT8, new long[] {4, 2}, ByteBuffer.wrap(WEIGHT))
                .asFloat();
    }

    private static GraphBuilder taking(ElementType element) {
        return new GraphBuilder()
                .input(Value.of("x"), new TensorType(element, Shape.of(1, 1, 2, 2)))
                .initializer(Value.of("w"), floats());
    }

    private static Attribution explained(Graph graph, String method) {
        Classifier classifier = Classifier.of(OnnxModel.of(graph), GRAY);
        try (Explainer explainer = Methods.parse(method).on(classifier)) {
            return explainer.explain(PIXELS, Target.classIndex(0));
        }
    }

    private static void assertGradientIsTheFirstColumn(Graph graph) {
        LimpidAssertions.assertThat(explained(graph, "gradient").values())
                .isCloseTo(Tensor.of(new float[] {1, -2, 3, -4}, 1, 2, 2), 1e-5);
    }

    @Test
    void imageOfBytes_getsTheGradientOfTheCastNumbers() {
        assertGradientIsTheFirstColumn(taking(ElementType.UINT8)
                .node(node("Cast", "f", "x").withAttributes(Attributes.NONE.with("to", 1L)))
                .node(node("Flatten", "flat", "f"))
                .node(node("MatMul", "y", "flat", "w"))
                .output(Value.of("y"))
                .build());
    }

    /** A model whose scores lose their batch axis. */
    private static GraphBuilder withoutBatchAxis(String scores) {
        return taking(ElementType.FLOAT)
                .initializer(Value.of("first"), Tensor.vector(0))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "row", "flat", "w"))
                .node(node("Squeeze", scores, "row", "first"));
    }

    @Test
    void scoresWithoutABatchAxis_areThoseOfTheOneImage() {
        Graph graph = withoutBatchAxis("y").output(Value.of("y")).build();

        assertGradientIsTheFirstColumn(graph);
        assertThat(explained(graph, "gradient").logits().toFloats()).containsExactly(-10, 70);
    }

    /** A detector of one image that gives a row for each anchor. */
    @ParameterizedTest
    @ValueSource(strings = {"Identity", "Sigmoid"})
    void rowsForPlaces_areNoBatch(String end) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("rows"), Tensor.vector(-1, 1))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "row", "flat", "w"))
                .node(node("Reshape", "z", "row", "rows"))
                .node(node(end, "y", "z"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
        assertThat(explained(graph, "gradient").logits().toFloats()).containsExactly(-10, 70);
    }

    @Test
    void rowsForPlacesOfABatch_areRefused() {
        Shape open = Shape.of(1, 1, 2, 2).with(0, new Dim.Symbolic("images"));
        Graph graph = new GraphBuilder()
                .input(Value.of("x"), new TensorType(ElementType.FLOAT, open))
                .initializer(Value.of("w"), floats())
                .initializer(Value.of("rows"), Tensor.vector(-1, 1))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "row", "flat", "w"))
                .node(node("Reshape", "y", "row", "rows"))
                .output(Value.of("y"))
                .build();

        assertThatThrownBy(() -> explained(graph, "gradient"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("scores y are float[2N,1]", "export the model for one image");
    }

    @Test
    void softmaxWithoutABatchAxis_isRecognised() {
        Graph graph = withoutBatchAxis("z")
                .node(node("Softmax", "y", "z"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
    }

    /** The signal passes the rounding as it is, and the range counts as given: what stays is the weight. */
    @Test
    void dynamicallyQuantizedModel_getsTheGradientOfItsWeights_andConservesRelevance() {
        List<Value> found = List.of(Value.of("bytes"), Value.of("scale"), Value.of("zero"));
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("q"), Tensor.raw(ElementType.INT8, new long[] {4, 2}, ByteBuffer.wrap(WEIGHT)))
                .node(node("Flatten", "flat", "x"))
                .node(node("DynamicQuantizeLinear", "bytes", "flat").withOutputs(found))
                .node(node("MatMulInteger", "whole", "bytes", "q", "zero"))
                .node(node("Cast", "cast", "whole").withAttributes(Attributes.NONE.with("to", 1L)))
                .node(node("Mul", "y", "cast", "scale"))
                .output(Value.of("y"))
                .build();

        assertGradientIsTheFirstColumn(graph);
        float sum = 0;
        for (float relevance : explained(graph, "lrp").values().toFloats()) {
            sum += relevance;
        }
        assertThat(sum).isCloseTo(explained(graph, "lrp").logits().toFloats()[0], within(1e-3f));
    }

    /** Rounding and the ends of its range are no activations, at which these methods drop what is negative. */
    @ParameterizedTest
    @ValueSource(strings = {"guided-backprop", "deconvnet", "deep-lift"})
    void roundedImage_letsNegativeSignalsThrough(String method) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("half"), Tensor.scalar(0.5f))
                .initializer(Value.of("zero"), Tensor.raw(ElementType.UINT8, new long[0], ByteBuffer.wrap(new byte[1])))
                .node(node("QuantizeLinear", "bytes", "x", "half", "zero"))
                .node(node("DequantizeLinear", "f", "bytes", "half", "zero"))
                .node(node("Flatten", "flat", "f"))
                .node(node("MatMul", "y", "flat", "w"))
                .output(Value.of("y"))
                .build();
        float[] expected = method.equals("deep-lift") ? new float[] {1, -4, 9, -16} : new float[] {1, -2, 3, -4};

        LimpidAssertions.assertThat(explained(graph, method).values()).isCloseTo(Tensor.of(expected, 1, 2, 2), 1e-5);
    }

    /** A dense layer at each place, as some exporters write it: the rows are places, not images. */
    @Test
    void denseLayerAtEachPlace_conservesRelevance() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("rows"), Tensor.vector(-1, 1))
                .initializer(Value.of("row"), Tensor.vector(1, 8))
                .initializer(Value.of("twice"), Tensor.of(new float[] {1, 2}, 1, 2))
                .initializer(Value.of("ones"), Tensor.filled(1, 8, 1))
                .node(node("Reshape", "places", "x", "rows"))
                .node(node("MatMul", "each", "places", "twice"))
                .node(node("Relu", "positive", "each"))
                .node(node("Reshape", "flat", "positive", "row"))
                .node(node("MatMul", "y", "flat", "ones"))
                .output(Value.of("y"))
                .build();

        LimpidAssertions.assertThat(explained(graph, "lrp").values())
                .isCloseTo(Tensor.of(new float[] {3, 6, 9, 12}, 1, 2, 2), 1e-4);
    }

    /** ONNX Runtime loads such a model only if the border stays apart from the pooling. */
    @ParameterizedTest
    @ValueSource(strings = {"MaxPool", "AveragePool"})
    void borderAsWideAsTheWindowBehindIt_isNoHindrance(String pooling) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("border"), Tensor.vector(0, 0, 2, 1, 0, 0, 1, 2))
                .node(node("Pad", "padded", "x", "border"))
                .node(node(pooling, "pooled", "padded")
                        .withAttributes(Attributes.NONE
                                .with("kernel_shape", new long[] {2, 2})
                                .with("strides", new long[] {1, 1})))
                .node(node("GlobalAveragePool", "mean", "pooled"))
                .node(node("Flatten", "y", "mean"))
                .output(Value.of("y"))
                .build();

        float sum = 0;
        for (float value : explained(graph, "input-x-gradient").values().toFloats()) {
            sum += value;
        }
        assertThat(sum).isCloseTo(explained(graph, "gradient").logits().toFloats()[0], within(1e-5f));
    }

    /** ONNX Runtime makes the border's zeros the pooling's own, which are less than any number. */
    @Test
    void zerosAroundNegativeNumbers_areTheirMaximum() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("border"), Tensor.vector(0, 0, 0, 0, 0, 0, 1, 1))
                .initializer(Value.of("ones"), Tensor.of(new float[] {1, 1, 1, 1}, 4, 1))
                .node(node("Neg", "negative", "x"))
                .node(node("Pad", "padded", "negative", "border"))
                .node(node("MaxPool", "pooled", "padded")
                        .withAttributes(Attributes.NONE.with("kernel_shape", new long[] {2, 2})))
                .node(node("Flatten", "flat", "pooled"))
                .node(node("MatMul", "y", "flat", "ones"))
                .output(Value.of("y"))
                .build();

        assertThat(explained(graph, "score-cam(layer=negative)").logits().toFloats())
                .containsExactly(-1);
        assertThat(explained(graph, "gradient").logits().toFloats()).containsExactly(-1);
    }

    @Test
    void outputOfArgMax_isRefusedWithTheScoresBeforeIt() {
        Graph graph = taking(ElementType.FLOAT)
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "z", "flat", "w"))
                .node(node("ArgMax", "y", "z").withAttributes(Attributes.NONE.with("axis", 1L)))
                .output(Value.of("y"))
                .build();

        assertThatThrownBy(() -> explained(graph, "gradient")).hasMessageContainingAll("which class", "--scores z");
    }

    @Test
    void outputOfTopK_isRefusedWithTheScoresBeforeIt() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("one"), Tensor.vector(1))
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "z", "flat", "w"))
                .node(node("TopK", "y", "z", "one").withOutputs(List.of(Value.of("y"), Value.of("places"))))
                .output(Value.of("y"))
                .output(Value.of("places"))
                .build();

        assertThatThrownBy(() -> explained(graph, "rise(masks=2)"))
                .hasMessageContainingAll("not of which class", "--scores z");
    }

    /** At the scores of a segmentation a CAM is the one score itself. */
    @Test
    void layerOfACam_isBeforeScoresThatLieAtPlaces() {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("kernel"), Tensor.filled(1, 2, 1, 1, 1))
                .initializer(Value.of("weights"), Tensor.filled(1, 3, 2, 1, 1))
                .node(node("Conv", "features", "x", "kernel"))
                .node(node("Conv", "scores", "features", "weights"))
                .output(Value.of("scores"))
                .build();

        assertThat(explained(graph, "grad-cam").layer().name()).isEqualTo("features");
    }

    /** A detector lists its scores place by place, and a segmentation enlarges them. */
    @ParameterizedTest
    @ValueSource(strings = {"Transpose", "Flatten", "Resize"})
    void layerOfACam_isBeforeScoresThatAreOnlyMovedOrEnlarged(String last) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("kernel"), Tensor.filled(1, 2, 1, 1, 1))
                .initializer(Value.of("weights"), Tensor.filled(1, 3, 2, 1, 1))
                .initializer(Value.of("scales"), Tensor.of(new float[] {1, 1, 2, 2}, 4))
                .node(node("Conv", "features", "x", "kernel"))
                .node(node("Conv", "map", "features", "weights"))
                .node(last.equals("Resize") ? node(last, "scores", "map", "", "scales") : node(last, "scores", "map"))
                .output(Value.of("scores"))
                .build();

        assertThat(explained(graph, "grad-cam").layer().name()).isEqualTo("features");
    }

    /** Classes averaged over their places are no scores at places: their maps say where each is seen. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void layerOfACam_isTheMapOfTheClasses_whereScoresAreItsMeans(boolean placesInAList) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("kernel"), Tensor.filled(1, 2, 1, 1, 1))
                .initializer(Value.of("weights"), Tensor.filled(1, 3, 2, 1, 1))
                .node(node("Conv", "features", "x", "kernel"))
                .node(node("Conv", "map", "features", "weights"))
                .initializer(Value.of("list"), Tensor.vector(1, 3, -1))
                .initializer(Value.of("last"), Tensor.vector(2))
                .node(placesInAList ? node("Reshape", "places", "map", "list") : node("Identity", "places", "map"))
                .node(
                        placesInAList
                                ? node("ReduceMean", "means", "places", "last")
                                : node("GlobalAveragePool", "means", "map"))
                .node(node("Flatten", "scores", "means"))
                .output(Value.of("scores"))
                .build();

        assertThat(explained(graph, "grad-cam").layer().name()).isEqualTo("map");
    }

    /** They gave a map of zeros or of no numbers. */
    @ParameterizedTest
    @ValueSource(strings = {"sglrp", "clrp(contrast=others)", "finer-cam"})
    void methodThatComparesClasses_isRefused_whereThereIsOneScore(String method) {
        Graph graph = taking(ElementType.FLOAT)
                .initializer(Value.of("kernel"), Tensor.filled(1, 2, 1, 1, 1))
                .initializer(Value.of("column"), Tensor.filled(1, 2, 1))
                .node(node("Conv", "features", "x", "kernel"))
                .node(node("GlobalAveragePool", "means", "features"))
                .node(node("Flatten", "flat", "means"))
                .node(node("MatMul", "y", "flat", "column"))
                .output(Value.of("y"))
                .build();

        assertThatThrownBy(() -> explained(graph, method)).hasMessageContaining("the model has one score");
    }

    /** Classifiers of some services give a text and a map from class to score, and no tensor of numbers. */
    @Test
    void scoresInAMap_areExplainedAndCompiled() {
        Attributes names = Attributes.NONE.with("classlabels_int64s", new long[] {0, 1});
        Graph graph = taking(ElementType.FLOAT)
                .node(node("Flatten", "flat", "x"))
                .node(node("MatMul", "z", "flat", "w"))
                .node(node("Softmax", "p", "z"))
                .node(new Node("map", "ZipMap", "ai.onnx.ml", List.of(Value.of("p")), List.of(Value.of("loss")), names))
                .output(Value.of("loss"))
                .build();
        OnnxModel model = OnnxModel.parse(withMachineLearningOperators(OnnxModel.of(graph)), "map.onnx");
        Classifier classifier = Classifier.of(model, GRAY.withInputSize(2, 2));

        assertThat(classifier.network(1, 1, 2, 2).logits()).isEqualTo(Value.of("z"));
        OnnxModel compiled = ExplainedModel.of(classifier, (GraphMethod) Methods.parse("gradient"))
                .compile();
        assertThat(compiled.graph().outputs()).contains(Value.of("loss"), Value.of("attribution"));
    }

    /** Appends the declaration of a second set of operators: field 8 of the model's message, with domain and version. */
    private static byte[] withMachineLearningOperators(OnnxModel model) {
        byte[] content = model.toBytes();
        byte[] domain = "ai.onnx.ml".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(content.length + domain.length + 6)
                .put(content)
                .put((byte) 0x42)
                .put((byte) (domain.length + 4))
                .put((byte) 0x0A)
                .put((byte) domain.length)
                .put(domain)
                .put(new byte[] {0x10, 1})
                .array();
    }
}
