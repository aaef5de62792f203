package io.limpid;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.graph.Attributes;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.runtime.Session;
import io.limpid.tensor.Dim;
import io.limpid.tensor.ElementType;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.RandomTensors;
import io.limpid.testkit.net.RandomNet;
import io.limpid.testkit.net.RandomNets;
import java.util.List;
import java.util.Map;

/** Models to write explanations behind, and what the written ones must agree with. */
final class Exports {
    /** Heatmaps are drawn in double precision, and written as nodes in single precision. */
    private static final double HEATMAP = 1e-5;

    /** What 1024 power iterations leave of the second component. */
    private static final double ITERATED = 1e-4;

    static final RandomNet NET = RandomNets.resnet(1);

    private Exports() {}

    static Classifier classifier(RandomNet net) {
        int size = net.example(1).size(2);
        return Classifier.of(OnnxModel.of(net.graph()), Preprocessing.imagenet().withInputSize(size, size));
    }

    /** Five channels, as satellites give them, averaged behind two filters. */
    static Classifier multispectral() {
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

    static GraphMethod method(String spec) {
        return asGraph(Methods.parse(spec));
    }

    private static GraphMethod asGraph(Method method) {
        return method instanceof UnrollableMethod unrollable ? unrollable.unrolled() : (GraphMethod) method;
    }

    static List<GraphMethod> all() {
        return Methods.all().stream()
                .map(entry -> entry.create())
                .filter(method -> method instanceof GraphMethod || method instanceof UnrollableMethod)
                .map(Exports::asGraph)
                .toList();
    }

    static void agrees(ExportReport report) {
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

    static void isBitEqual(ExportReport report) {
        assertThat(report.agreements()).contains(new Agreement("attribution", Agreement.Kind.BIT_EQUAL, 0));
    }

    static Map<String, Tensor> run(OnnxModel model, Map<String, Tensor> feeds) {
        try (Session session = Session.open(model)) {
            return session.run(feeds);
        }
    }
}
