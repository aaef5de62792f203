package io.limpid.cli.explain;

import static io.limpid.cli.Bench.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.Classifier;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Preprocessing;
import io.limpid.tensor.Npy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which layers {@code limpid explain -l} looks at. */
class ExplainLayersTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path out;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        out = bench.path("out");
    }

    @Test
    void layer_appliesToMethodsThatDoNotNameOne() throws IOException {
        Run.of(
                        "explain",
                        bench.model(),
                        bench.photo("a.png"),
                        "-m",
                        "grad-cam",
                        "-m",
                        "layer-cam(layer=relu)",
                        "-l",
                        "layer1.0.relu2",
                        "-o",
                        out)
                .succeeds();

        assertThat(manifest(out).at("/results/0/layer/name").asText()).isEqualTo("layer1.0.relu2");
        assertThat(manifest(out).at("/results/1/layer/name").asText()).isEqualTo("relu");
    }

    @Test
    void severalLayersAndClasses_getFilesAndEntriesOfTheirOwn() throws IOException {
        Path model = bench.model();
        Path photo = bench.photo("a.png");
        Run.of("explain", model, photo, "-m", "layer-cam", "-l", "relu,layer1.0.relu2", "-t", "top2", "-o", out)
                .succeeds();

        assertThat(Bench.files(out).stream().filter(name -> name.endsWith(".npy")))
                .containsExactly(
                        "a.layer-cam.layer1-0-relu2.top1.npy",
                        "a.layer-cam.layer1-0-relu2.top2.npy",
                        "a.layer-cam.relu.top1.npy",
                        "a.layer-cam.relu.top2.npy");
        JsonNode results = manifest(out).at("/results");
        assertThat(results.findValuesAsText("requested"))
                .containsExactly("layer-cam", "layer-cam", "layer-cam", "layer-cam");
        assertThat(results.at("/2/layer/name").asText()).isEqualTo("layer1.0.relu2");
        assertThat(results.at("/3/npy").asText()).isEqualTo("a.layer-cam.layer1-0-relu2.top2.npy");
        for (JsonNode result : results) {
            Path alone = bench.path("alone-" + result.at("/npy").asText());
            Run.of(
                            "explain",
                            model,
                            photo,
                            "-m",
                            result.at("/method").asText(),
                            "-t",
                            result.at("/target/index").asText(),
                            "-o",
                            alone)
                    .succeeds();
            String file = Bench.files(alone).stream()
                    .filter(name -> name.endsWith(".npy"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Npy.read(out.resolve(result.at("/npy").asText())).toFloats())
                    .containsExactly(Npy.read(alone.resolve(file)).toFloats(), within(1e-5f));
            assertThat(result.at("/checks")).isEqualTo(manifest(alone).at("/results/0/checks"));
        }
    }

    @Test
    void layersGivenSeveralTimes_areThoseOfOneList() throws IOException {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-l", "relu", "-l", "auto", "-o", out)
                .succeeds();

        assertThat(manifest(out).at("/results")).hasSize(2);
        assertThat(manifest(out).at("/results/0/layer/name").asText()).isEqualTo("relu");
        assertThat(manifest(out).at("/results/1/npy").asText()).isEqualTo("a.grad-cam.auto.top1.npy");
    }

    @Test
    void eachLayer_isEveryOneThatAllPathsPass() throws IOException {
        Run.of(
                        "explain",
                        bench.model(),
                        bench.photo("a.png"),
                        bench.photo("b.png"),
                        "-l",
                        "each",
                        "--batch",
                        "2",
                        "-o",
                        out)
                .succeeds();

        List<String> cuts = Classifier.of(OnnxModel.read(bench.model()), Preprocessing.imagenet())
                .network(1, 3, Bench.SIZE, Bench.SIZE)
                .cuts()
                .stream()
                .map(layer -> layer.name())
                .toList();
        JsonNode results = manifest(out).at("/results");
        assertThat(results).hasSize(2 * cuts.size());
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.at("/" + i + "/layer/name").asText()).isEqualTo(cuts.get(i % cuts.size()));
        }
    }

    @Test
    void layerThatDoesNotSuit_doesNotKeepTheOthersFromBeingDone() throws IOException {
        Run run = Run.of(
                "explain",
                bench.model(),
                bench.photo("a.png"),
                "-m",
                "cam",
                "-l",
                "relu,auto",
                "-t",
                "top2",
                "-o",
                out);

        run.failsWith(1, "cam @ relu");
        JsonNode results = manifest(out).at("/results");
        assertThat(results.at("/0").has("error")).isTrue();
        assertThat(results.at("/1").has("error")).isTrue();
        assertThat(results.at("/2/npy").asText()).isEqualTo("a.cam.auto.top1.npy");
        assertThat(results.at("/3/npy").asText()).isEqualTo("a.cam.auto.top2.npy");
    }

    @Test
    void noLayer_isRefused() {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-l", " ", "-o", out)
                .failsWith(2, "no layer is given", "each");
    }
}
