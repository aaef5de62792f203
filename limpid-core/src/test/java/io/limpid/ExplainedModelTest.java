package io.limpid;

import static io.limpid.Exports.NET;
import static io.limpid.Exports.agrees;
import static io.limpid.Exports.classifier;
import static io.limpid.Exports.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.limpid.graph.Graph;
import io.limpid.graph.Value;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a written file holds. */
class ExplainedModelTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("explained.onnx");
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
                .hasMessageContainingAll("no/explained.onnx cannot be written", "choose a folder that exists");
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
