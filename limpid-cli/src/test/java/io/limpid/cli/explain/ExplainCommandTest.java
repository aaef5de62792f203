package io.limpid.cli.explain;

import static io.limpid.cli.Bench.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of {@code limpid explain}, as other tools rely on it. */
class ExplainCommandTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path out;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        out = bench.path("out");
    }

    private static String sha256(Path file) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Bench.content(file)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void everyResult_getsNumbersAPictureAndAnEntry() throws Exception {
        Path model = bench.model();
        Path photo = bench.photo("dog.png");

        Run.of("explain", model, photo, "-m", "grad-cam", "-m", "gradient(score=probability)", "-o", out)
                .succeeds();

        assertThat(Bench.files(out))
                .containsExactly(
                        "dog.grad-cam.top1.npy",
                        "dog.grad-cam.top1.png",
                        "dog.gradient.top1.npy",
                        "dog.gradient.top1.png",
                        "manifest.json");
        JsonNode manifest = manifest(out);
        assertThat(manifest.at("/model/sha256").asText()).isEqualTo(sha256(model));
        assertThat(manifest.at("/images/0/sha256").asText()).isEqualTo(sha256(photo));
        assertThat(manifest.at("/images/0/path").asText()).isEqualTo(photo.toString());
        assertThat(manifest.at("/preprocessing/spec").asText()).contains("size=19", "mean=0.485");
        assertThat(manifest.at("/preprocessing/assumed").asBoolean()).isTrue();
        assertThat(names(manifest.at("/versions"))).containsExactly("limpid", "onnxruntime", "java");
        JsonNode entry = manifest.at("/results/1");
        assertThat(names(entry))
                .containsExactly(
                        "image", "requested", "method", "layer", "target", "npy", "png", "checks", "milliseconds");
        assertThat(entry.at("/image").asText()).isEqualTo(photo.toString());
        assertThat(entry.at("/requested").asText()).isEqualTo("gradient(score=probability)");
        assertThat(entry.at("/method").asText()).isEqualTo("gradient(layer=input,score=probability)");
        assertThat(names(entry.at("/target"))).contains("index", "label", "score", "probability");
        assertThat(names(manifest.at("/results/0/layer"))).containsExactly("name", "reason", "shape");
        assertThat(entry.at("/npy").asText()).isEqualTo("dog.gradient.top1.npy");
        assertThat(entry.at("/png").asText()).isEqualTo("dog.gradient.top1.png");
        assertThat(entry.at("/checks").findValuesAsText("name")).contains("finite", "not-flat", "same-prediction");
        assertThat(entry.at("/checks").findValues("passed")).allMatch(JsonNode::asBoolean);
        assertThat(entry.at("/milliseconds").isNumber()).isTrue();
    }

    @Test
    void relevance_isAccountedForLayerByLayer() throws IOException {
        Run run = Run.of("explain", bench.model(), bench.photo("a.png"), "-m", "lrp", "-o", out)
                .succeeds();

        JsonNode checks = manifest(out).at("/results/0/checks");
        JsonNode conserved = checks.get(checks.findValuesAsText("name").indexOf("conserved"));
        assertThat(conserved.at("/totals").findValuesAsText("of"))
                .startsWith("logits")
                .contains("layer1.0.relu2")
                .endsWith("input");
        double seed = conserved.at("/totals/0/sum").asDouble();
        assertThat(seed).isCloseTo(manifest(out).at("/results/0/target/score").asDouble(), within(1e-4));
        double next = conserved.at("/totals/1/sum").asDouble();
        assertThat(conserved.at("/totals/1/gap").asDouble())
                .isCloseTo(Math.abs(next - seed) / Math.abs(seed), within(1e-4));
        assertThat(run.err()).contains("conserved: relevance sums to");
    }

    @Test
    void completeness_isReportedAsNumbers() throws IOException {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-m", "integrated-gradients", "-o", out)
                .succeeds();

        JsonNode checks = manifest(out).at("/results/0/checks");
        JsonNode complete = checks.get(checks.findValuesAsText("name").indexOf("complete"));
        assertThat(complete.at("/totals").findValuesAsText("of")).containsExactly("score to share out", "attributions");
        assertThat(complete.at("/totals/1/gap").asDouble()).isBetween(0.0, 0.05);
    }

    @Test
    void npy_holdsWhatTheJavaApiGives() throws IOException {
        Path model = bench.model();
        Path photo = bench.photo("dog.png");
        Run.of("explain", model, photo, "-m", "x-grad-cam", "-t", "2", "-o", out)
                .succeeds();

        Preprocessing preprocessing =
                Preprocessing.parse(manifest(out).at("/preprocessing/spec").asText());
        Classifier classifier = Classifier.of(OnnxModel.read(model), preprocessing);
        try (Explainer explainer = Methods.parse("x-grad-cam").on(classifier)) {
            Tensor expected =
                    explainer.explain(Image.read(photo), Target.classIndex(2)).values();
            assertThat(Npy.read(out.resolve("dog.x-grad-cam.2.npy"))).isEqualTo(expected);
        }
    }

    @Test
    void json_isTheManifestAndNothingElse() throws IOException {
        Run run = Run.of("explain", bench.model(), bench.photo("a.png"), "-o", out, "--json")
                .succeeds();

        assertThat(run.json()).isEqualTo(manifest(out));
    }

    @Test
    void withoutJson_nothingIsPrintedToStandardOutput() {
        Run run = Run.of("explain", bench.model(), bench.photo("a.png"), "-o", out)
                .succeeds();

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("assumed").contains("a.grad-cam.top1.png");
    }

    @Test
    void twoRuns_giveTheSameBytes() {
        Path model = bench.model();
        Path photo = bench.photo("a.png");
        Run.of("explain", model, photo, "-m", "layer-cam", "-o", bench.path("one"))
                .succeeds();
        Run.of("explain", model, photo, "-m", "layer-cam", "-o", bench.path("two"))
                .succeeds();

        for (String file : List.of("a.layer-cam.top1.npy", "a.layer-cam.top1.png")) {
            assertThat(Bench.content(bench.path("two").resolve(file)))
                    .isEqualTo(Bench.content(bench.path("one").resolve(file)));
        }
    }

    @Test
    void oneBrokenPhoto_doesNotKeepTheOthersFromBeingDone() throws IOException {
        Path broken = bench.text("broken.jpg", "this is not a photo");
        Path missing = bench.path("missing.jpg");

        Run run = Run.of("explain", bench.model(), broken, bench.photo("fine.png"), missing, "-o", out);

        run.failsWith(1, "broken.jpg", "missing.jpg does not exist");
        assertThat(Bench.files(out))
                .containsExactly("explain.jsonl", "fine.grad-cam.top1.npy", "fine.grad-cam.top1.png", "manifest.json");
        JsonNode results = manifest(out).at("/results");
        assertThat(results).hasSize(3);
        assertThat(names(results.get(0))).containsExactly("image", "requested", "method", "error");
        assertThat(results.at("/0/error").asText()).contains("broken.jpg", "a text file");
        assertThat(results.at("/1").has("error")).isFalse();
    }

    @Test
    void oneMethodThatDoesNotSuit_doesNotKeepTheOthersFromBeingDone() throws IOException {
        Path model = bench.modelWithUncrossableNode();

        Run run = Run.of(
                "explain", model, bench.photo("a.png"), "-m", "gradient", "-m", "grad-cam(layer=winners)", "-o", out);

        run.failsWith(1, "a.png, gradient: ", "Hardmax", "winners");
        assertThat(manifest(out).at("/results/0/error").asText()).contains("Hardmax");
        assertThat(manifest(out).at("/results/1/npy").asText()).isEqualTo("a.grad-cam.top1.npy");
    }
}
