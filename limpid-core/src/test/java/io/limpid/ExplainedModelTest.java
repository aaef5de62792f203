package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Layout;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.method.cam.Cams;
import io.limpid.program.TargetLayer;
import io.limpid.runtime.InferenceException;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A written file, run by itself, says what Limpid says in this process. */
class ExplainedModelTest {
    /** Heatmaps are drawn in double precision, and written as nodes in single precision. */
    private static final double HEATMAP = 1e-5;

    /** What 1024 power iterations leave of the second component. */
    private static final double ITERATED = 1e-4;

    private static final RandomNet NET = RandomNets.resnet(1);

    @TempDir
    Path folder;

    private static Classifier classifier(RandomNet net) {
        int size = net.example(1).size(2);
        return Classifier.of(OnnxModel.of(net.graph()), Preprocessing.imagenet().withInputSize(size, size));
    }

    private static GraphMethod asGraph(Method method) {
        return method instanceof UnrollableMethod unrollable ? unrollable.unrolled() : (GraphMethod) method;
    }

    private static GraphMethod method(String spec) {
        return asGraph(Methods.parse(spec));
    }

    private static List<GraphMethod> all() {
        return Methods.all().stream()
                .map(entry -> entry.create())
                .filter(method -> method instanceof GraphMethod || method instanceof UnrollableMethod)
                .map(ExplainedModelTest::asGraph)
                .toList();
    }

    private Path file() {
        return folder.resolve("explained.onnx");
    }

    private static void agrees(ExportReport report) {
        for (Agreement agreement : report.agreements()) {
            assertThat(agreement.deviation()).as(agreement.output()).isLessThan(bound(agreement, report));
            if (agreement.kind() == Agreement.Kind.NEAR) {
                assertThat(agreement.output().endsWith("heatmap") || bound(agreement, report) == ITERATED)
                        .as("%s may differ", agreement)
                        .isTrue();
            }
        }
    }

    /** Returns how far an output may be off: further where its method is only approximated. */
    private static double bound(Agreement agreement, ExportReport report) {
        String name = agreement.output().replaceFirst("/?attribution$", "");
        String method = report.model().metadata().get("limpid.method" + (name.isEmpty() ? "" : "." + name));
        return method != null && Methods.parse(method) instanceof UnrollableMethod ? ITERATED : HEATMAP;
    }

    static Stream<RandomNet> nets() {
        return Stream.of(NET, RandomNets.mobilenet(2), RandomNets.silu(3));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void allMethodsInOneFile_agreeWithThemselvesInThisProcess(RandomNet net) {
        agrees(ExplainedModel.of(classifier(net), all()).write(file()));
    }

    static Stream<GraphMethod> methods() {
        return all().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneMethodInAFile_isEqualBitForBitToItselfInThisProcess(GraphMethod method) {
        ExportReport report = ExplainedModel.of(classifier(NET), method).write(file());

        agrees(report);
        if (method.exact().equals(method)) {
            isBitEqual(report);
        }
    }

    private static void isBitEqual(ExportReport report) {
        assertThat(report.agreements()).contains(new Agreement("attribution", Agreement.Kind.BIT_EQUAL, 0));
    }

    static List<RandomNet> smallNets() {
        return RandomNets.small(2);
    }

    @ParameterizedTest
    @MethodSource("smallNets")
    void signalsThroughTheWholeModel_areEqualBitForBit_alsoWithoutTheNewestOperators(RandomNet net) {
        for (String spec : List.of("gradient", "lrp(composite=epsilon-plus)", "layer-cam-fusion")) {
            isBitEqual(ExplainedModel.of(classifier(net), method(spec)).write(file()));
        }
        isBitEqual(ExplainedModel.of(classifier(net), method("gradient"))
                .withOpset(13)
                .write(file()));
    }

    @Test
    void batchNormalization_runsOnce_byTheModelsOwnNodes() {
        OnnxModel cam = ExplainedModel.of(classifier(NET), method("grad-cam")).compile();
        OnnxModel relevance =
                ExplainedModel.of(classifier(NET), method("gradient")).compile();

        for (String opType : List.of("Conv", "BatchNormalization")) {
            assertThat(count(cam.graph(), opType)).isEqualTo(count(NET.graph(), opType));
        }
        assertThat(count(relevance.graph(), "BatchNormalization")).isEqualTo(count(NET.graph(), "BatchNormalization"));
        assertThat(relevance.graph().nodes().stream()
                        .filter(node -> node.reads().contains(NET.input())))
                .filteredOn(node -> node.is("Conv"))
                .hasSize(1);
    }

    private static long count(Graph graph, String opType) {
        return graph.nodes().stream().filter(node -> node.is(opType)).count();
    }

    @Test
    void outputs_areTheModelsOwn_thenOnesOfEachMethod() {
        List<GraphMethod> methods =
                List.of(method("grad-cam"), method("saliency"), method("grad-cam(counterfactual=true)"));

        OnnxModel model = ExplainedModel.of(classifier(NET), methods).compile();

        assertThat(model.graph().outputs())
                .extracting(Value::name)
                .containsExactly(
                        NET.logits().name(),
                        "grad-cam/attribution",
                        "grad-cam/heatmap",
                        "saliency/attribution",
                        "saliency/heatmap",
                        "grad-cam-2/attribution",
                        "grad-cam-2/heatmap");
        assertThat(model.metadata())
                .containsEntry("limpid.method.grad-cam-2", methods.get(2).spec())
                .containsEntry("limpid.model", classifier(NET).model().digest());
    }

    @Test
    void severalMethods_shareTheForwardPassAndMore() {
        Classifier vgg = classifier(RandomNets.vgg(1));
        GraphMethod cam = method("grad-cam");
        GraphMethod pixels = method("gradient");

        int together = nodes(ExplainedModel.of(vgg, List.of(cam, pixels)));

        int forward = vgg.model().graph().nodes().size();
        assertThat(together)
                .isLessThan(nodes(ExplainedModel.of(vgg, cam)) + nodes(ExplainedModel.of(vgg, pixels)) - forward);
    }

    private static int nodes(ExplainedModel model) {
        return model.compile().graph().nodes().size();
    }

    @Test
    void targetThatIsFed_isExplained_imageByImage() {
        Classifier classifier = classifier(NET);
        GraphMethod method = Cams.gradCam(TargetLayer.lastSpatial());
        OnnxModel model = ExplainedModel.of(classifier, method)
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Tensor images = NET.example(3);

        Map<String, Tensor> outputs = run(model, Map.of("input", images, "target", Tensor.vector(2, 0, -1)));

        try (Explainer explainer = method.on(classifier)) {
            List<Target> targets = List.of(Target.classIndex(2), Target.classIndex(0), Target.predicted());
            for (int i = 0; i < 3; i++) {
                Tensor wanted = explainer.explain(images.row(i), targets.get(i)).values();
                Tensor found = outputs.get("attribution").row(i).reshaped(wanted.shape());
                assertThat(found.toFloats()).usingComparatorWithPrecision(1e-4f).containsExactly(wanted.toFloats());
            }
        }
        assertThat(run(model, Map.of("input", images, "target", Tensor.vector(2)))
                        .get("attribution"))
                .isEqualTo(run(model, Map.of("input", images, "target", Tensor.vector(2, 2, 2)))
                        .get("attribution"));
    }

    @Test
    void otherNumberOfTargetsThanImages_isRefused() {
        OnnxModel model = ExplainedModel.of(classifier(NET), method("grad-cam"))
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Map<String, Tensor> feeds = Map.of("input", NET.example(3), "target", Tensor.vector(2, 0));

        assertThatThrownBy(() -> run(model, feeds)).isInstanceOf(InferenceException.class);
    }

    /** Behind pooling alone no weights are read for a class, which could tell. */
    @ParameterizedTest
    @ValueSource(ints = {4, 1000, -1000})
    void classThatDoesNotExist_endsTheRun_andIsNoEmptyMap(int number) {
        OnnxModel model = ExplainedModel.of(multispectral(), method("gradient"))
                .withTarget(TargetInput.REQUIRED)
                .compile();
        Tensor images = RandomTensors.seeded(5).normal(2, 5, 8, 8);
        Map<String, Tensor> feeds = Map.of(NET.input().name(), images, "target", Tensor.vector(number));

        assertThatThrownBy(() -> run(model, feeds)).isInstanceOf(InferenceException.class);
        Tensor ofTheLast = run(model, Map.of(NET.input().name(), images, "target", Tensor.vector(3)))
                .get("attribution");
        assertThat(ofTheLast.toFloats()).isNotEqualTo(new float[ofTheLast.size()]);
    }

    private static Map<String, Tensor> run(OnnxModel model, Map<String, Tensor> feeds) {
        try (Session session = Session.open(model)) {
            return session.run(feeds);
        }
    }

    @Test
    void optionalTarget_mayBeLeftOut_forAnyNumberOfImages() {
        OnnxModel model = ExplainedModel.of(classifier(NET), method("grad-cam")).compile();

        assertThat(model.graph().inputs()).containsExactly(NET.input());
        for (int images : new int[] {1, 2, 5}) {
            assertThat(run(model, Map.of("input", NET.example(images)))
                            .get("attribution")
                            .size(0))
                    .isEqualTo(images);
        }
    }

    @Test
    void modelThatEndsInSoftmax_stillGivesItsProbabilities() {
        Value probabilities = Value.of("probabilities");
        Graph graph = NET.graph().toBuilder()
                .node(Node.of(
                        "Softmax", List.of(NET.logits()), List.of(probabilities), Attributes.NONE.with("axis", 1L)))
                .clearOutputs()
                .output(probabilities)
                .type(probabilities, NET.graph().type(NET.logits()))
                .build();
        Classifier classifier =
                Classifier.of(OnnxModel.of(graph), classifier(NET).preprocessing());

        ExportReport report = ExplainedModel.of(classifier, method("grad-cam")).write(file());

        assertThat(report.agreements().get(0)).isEqualTo(new Agreement("probabilities", Agreement.Kind.BIT_EQUAL, 0));
        agrees(report);
    }

    @Test
    void modelThatTakesChannelsLast_keepsItsInput() {
        RandomNet last = RandomNets.channelsLast(NET);
        Classifier classifier = Classifier.of(
                OnnxModel.of(last.graph()), classifier(NET).preprocessing().withLayout(Layout.NHWC));

        ExportReport report = ExplainedModel.of(classifier, List.of(method("grad-cam"), method("gradient")))
                .write(file());

        assertThat(report.model().graph().inputs()).containsExactly(Value.of("image"));
        agrees(report);
    }

    /** Five channels, as satellites give them, averaged behind two filters. */
    private static Classifier multispectral() {
        RandomTensors random = RandomTensors.seeded(4);
        Value filtered = Value.of("filtered");
        Value features = Value.of("features");
        Value scores = Value.of("scores");
        Shape images = Shape.of(1, 5, 8, 8).with(0, new Dim.Symbolic("N"));
        return Classifier.of(
                OnnxModel.of(new GraphBuilder()
                        .input(NET.input(), new TensorType(ElementType.FLOAT, images))
                        .initializer(Value.of("w1"), random.normal(6, 5, 3, 3))
                        .initializer(Value.of("w2"), random.normal(4, 6, 1, 1))
                        .node(Node.of("Conv", List.of(NET.input(), Value.of("w1")), List.of(filtered), Attributes.NONE))
                        .node(Node.of("Relu", List.of(filtered), List.of(features), Attributes.NONE))
                        .node(Node.of(
                                "Conv", List.of(features, Value.of("w2")), List.of(Value.of("maps")), Attributes.NONE))
                        .node(Node.of("GlobalAveragePool", List.of(Value.of("maps")), List.of(scores), Attributes.NONE))
                        .output(scores)
                        .build()),
                Preprocessing.imagenet().withInputSize(8, 8));
    }

    @Test
    void modelOfOtherChannelsThanPhotosHave_isCompiledForTensors() {
        Tensor images = RandomTensors.seeded(5).normal(2, 5, 8, 8);

        ExportReport report = ExplainedModel.of(
                        multispectral(), List.of(method("grad-cam(layer=features)"), method("gradient")))
                .write(file());

        agrees(report);
        assertThat(report.model().metadata().get("limpid.preprocessing"))
                .contains("5 channels")
                .doesNotContain("mean");
        Map<String, Tensor> outputs = run(report.model(), Map.of(NET.input().name(), images));
        try (Explainer explainer = method("gradient").on(multispectral())) {
            Tensor wanted = explainer.explain(images.row(1), Target.predicted()).values();
            Tensor found = outputs.get("gradient/attribution").row(1).reshaped(wanted.shape());
            assertThat(found.toFloats()).usingComparatorWithPrecision(1e-5f).containsExactly(wanted.toFloats());
        }
        assertThat(outputs.get("grad-cam/heatmap").shape()).containsExactly(2, 8, 8);
    }

    @Test
    void modelOfHalfPrecision_keepsItsInput_andIsExplainedAsInThisProcess() {
        GraphBuilder halves = new GraphBuilder()
                .input(NET.input(), half(NET.graph().type(NET.input())))
                .nodes(NET.graph().nodes())
                .type(NET.logits(), half(NET.graph().type(NET.logits())))
                .output(NET.logits());
        NET.graph()
                .initializers()
                .forEach((value, tensor) -> halves.initializer(value, SampleBatch.cast(tensor, ElementType.FLOAT16)));
        Classifier classifier =
                Classifier.of(OnnxModel.of(halves.build()), classifier(NET).preprocessing());

        ExportReport report = ExplainedModel.of(classifier, method("gradient")).write(file());

        assertThat(report.model().graph().type(NET.input()).element()).isEqualTo(ElementType.FLOAT16);
        assertThat(report.agreements().get(0).deviation()).isLessThan(2e-3);
        isBitEqual(report);
    }

    private static TensorType half(TensorType type) {
        return new TensorType(ElementType.FLOAT16, type.shape());
    }

    @Test
    void olderOpset_computesTheSame() {
        List<GraphMethod> methods = List.of(method("layer-cam"), method("lrp"), method("eigen-cam"));

        ExportReport report = ExplainedModel.of(classifier(RandomNets.mobilenet(2)), methods)
                .withOpset(11)
                .write(file());

        assertThat(report.model().opset()).isEqualTo(11);
        agrees(report);
    }

    @Test
    void poolsThatAreFastestScattered_areWrittenOtherwiseInAnOlderOpset() {
        Classifier classifier = classifier(RandomNets.inception(1));
        ExplainedModel explained = ExplainedModel.of(classifier, method("gradient"));

        assertThat(explained.write(file()).model().graph().nodes()).anyMatch(node -> node.is("ScatterElements"));
        ExportReport older = explained.withOpset(13).write(file());

        assertThat(older.model().graph().nodes()).noneMatch(node -> node.is("ScatterElements"));
        agrees(older);
    }

    @Test
    void opsetTooOldForANode_isRefusedWithItsName_andLeavesNothingBehind() {
        ExplainedModel model =
                ExplainedModel.of(classifier(NET), method("finer-cam")).withOpset(13);

        assertThatThrownBy(() -> model.write(file()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("ScatterElements", "lowest opset", "16");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void folderThatIsNotThere_isReported() {
        Path nowhere = folder.resolve("no/explained.onnx");

        assertThatThrownBy(() ->
                        ExplainedModel.of(classifier(NET), method("grad-cam")).write(nowhere))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("choose a folder that exists");
    }

    @Test
    void writtenTwice_givesTheSameBytes() throws IOException {
        ExplainedModel model = ExplainedModel.of(classifier(NET), List.of(method("grad-cam"), method("kpca-cam")));
        model.write(file());
        byte[] first = Files.readAllBytes(file());

        model.write(file());

        assertThat(Files.readAllBytes(file())).isEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(new ArrayList<>(files.toList())).containsExactly(file());
        }
    }

    @Test
    void noMethod_isRefused() {
        assertThatThrownBy(() -> ExplainedModel.of(classifier(NET), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give one or more");
    }
}
