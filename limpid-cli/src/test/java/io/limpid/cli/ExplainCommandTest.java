package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.limpid.Classifier;
import io.limpid.Explainer;
import io.limpid.Target;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.image.Image;
import io.limpid.image.Preprocessing;
import io.limpid.method.Methods;
import io.limpid.runtime.Session;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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

    private static JsonNode manifest(Path folder) throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(folder.resolve("manifest.json")));
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
    void target_isWhatThePlainModelPredicts() throws IOException {
        Tensor input = Bench.NET.example(1);
        Run.of("explain", bench.model(), bench.tensor("x.npy", input), "-o", out)
                .succeeds();

        JsonNode target = manifest(out).at("/results/0/target");
        try (Session plain = Session.open(OnnxModel.read(bench.model()))) {
            float[] logits = plain.run(Map.of("input", input)).get("logits").toFloats();
            int index = target.at("/index").asInt();
            for (float logit : logits) {
                assertThat(logit).isLessThanOrEqualTo(logits[index]);
            }
            assertThat(target.at("/score").floatValue()).isCloseTo(logits[index], within(1e-4f));
        }
        assertThat(manifest(out).at("/images/0/kind").asText()).isEqualTo("tensor");
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
    void top3_givesThreeClassesByFallingScore() throws IOException {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-t", "top3", "-o", out)
                .succeeds();

        JsonNode results = manifest(out).at("/results");
        assertThat(results.findValuesAsText("png"))
                .containsExactly("a.grad-cam.top1.png", "a.grad-cam.top2.png", "a.grad-cam.top3.png");
        assertThat(results.findValuesAsText("index")).doesNotHaveDuplicates();
        assertThat(results.findValues("score").stream().map(JsonNode::asDouble))
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void topOfMoreThanAllClasses_givesAllClasses() throws IOException {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-t", "top99", "-o", out)
                .succeeds();

        assertThat(manifest(out).at("/results")).hasSize(Bench.NET.classes());
    }

    @Test
    void difference_findsLabelsWithHyphens() throws IOException {
        Run.of(
                        "explain",
                        bench.model(),
                        bench.photo("a.png"),
                        "--labels",
                        bench.labels(),
                        "-t",
                        "T-shirt-black-and-tan coonhound",
                        "-o",
                        out)
                .succeeds();

        JsonNode target = manifest(out).at("/results/0/target");
        assertThat(target.at("/index").asInt()).isEqualTo(1);
        assertThat(target.at("/against").asInt()).isEqualTo(2);
        assertThat(target.has("probability")).isFalse();
    }

    @Test
    void batch_givesTheSameNumbersAsOneByOne() throws IOException {
        Path model = bench.model();
        List<Path> photos = List.of(bench.photo("a.png"), bench.photo("b.png"), bench.photo("c.png"));
        List<Object> args = new ArrayList<>(List.of("explain", model));
        args.addAll(photos);
        args.addAll(List.of("-m", "gradient", "-m", "grad-cam", "-t", "top2", "-o"));

        Run.of(with(args, bench.path("single"))).succeeds();
        Run.of(with(args, bench.path("batch"), "--batch", "2")).succeeds();

        JsonNode single = manifest(bench.path("single")).at("/results");
        JsonNode batch = manifest(bench.path("batch")).at("/results");
        assertThat(batch.findValuesAsText("npy")).isEqualTo(single.findValuesAsText("npy"));
        assertThat(batch.findValuesAsText("index")).isEqualTo(single.findValuesAsText("index"));
        for (String name : single.findValuesAsText("npy")) {
            assertThat(Npy.read(bench.path("batch").resolve(name)).toFloats())
                    .containsExactly(
                            Npy.read(bench.path("single").resolve(name)).toFloats(), within(1e-5f));
        }
    }

    private static Object[] with(List<Object> args, Object... more) {
        List<Object> all = new ArrayList<>(args);
        all.addAll(List.of(more));
        return all.toArray();
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
    void tensorFileWithSeveralImages_isExplainedRowByRow() throws IOException {
        Path tensor = bench.tensor("x.npy", Bench.NET.example(2));

        Run.of("explain", bench.model(), tensor, "-o", out).succeeds();

        assertThat(manifest(out).at("/results").findValuesAsText("image"))
                .containsExactly(tensor + "#0", tensor + "#1");
        assertThat(Bench.files(out)).contains("x-0.grad-cam.top1.npy", "x-1.grad-cam.top1.npy");
    }

    @Test
    void folder_standsForThePicturesInIt() throws IOException {
        Path photos = Files.createDirectory(bench.path("photos"));
        new Bench(photos).photo("b.png");
        new Bench(photos).photo("a.PNG");
        new Bench(photos).text("notes.txt", "no picture");

        Run.of("explain", bench.model(), photos, "-o", out).succeeds();

        assertThat(manifest(out).at("/images").findValuesAsText("path"))
                .containsExactly(
                        photos.resolve("a.PNG").toString(),
                        photos.resolve("b.png").toString());
    }

    @Test
    void linkThatLeadsNowhere_isAPhotoThatCannotBeRead() throws IOException {
        Path photos = Files.createDirectory(bench.path("photos"));
        new Bench(photos).photo("fine.png");
        Files.createSymbolicLink(photos.resolve("gone.png"), photos.resolve("elsewhere.png"));

        Run run = Run.of("explain", bench.model(), photos, "-o", out);

        run.failsWith(1, "gone.png is a link to what does not exist");
        assertThat(manifest(out).at("/results")).hasSize(2);
    }

    @Test
    void picturesOfOneName_getFilesOfTheirOwn() throws IOException {
        Path other = Files.createDirectory(bench.path("other"));
        Path one = bench.photo("a.png");
        Path two = new Bench(other).photo("A.png", 20, 20);

        Run.of("explain", bench.model(), one, two, "-m", "grad-cam", "-m", "grad-cam(score=probability)", "-o", out)
                .succeeds();

        assertThat(Bench.files(out).stream().filter(name -> name.endsWith(".npy")))
                .containsExactly(
                        "A-2.grad-cam-2.top1.npy",
                        "A-2.grad-cam.top1.npy",
                        "a.grad-cam-2.top1.npy",
                        "a.grad-cam.top1.npy");
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

    @Test
    void oneBrokenPhoto_doesNotKeepTheOthersFromBeingDone() throws IOException {
        Path broken = bench.text("broken.jpg", "this is not a photo");
        Path missing = bench.path("missing.jpg");

        Run run = Run.of("explain", bench.model(), broken, bench.photo("fine.png"), missing, "-o", out);

        run.failsWith(1, "broken.jpg", "missing.jpg does not exist");
        assertThat(Bench.files(out))
                .containsExactly("fine.grad-cam.top1.npy", "fine.grad-cam.top1.png", "manifest.json");
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

    @Test
    void softmaxAtTheEnd_isExplainedBeforeIt() throws IOException {
        Path model = bench.model("softmax.onnx", Nets.withSoftmax(Bench.NET.graph()));
        Tensor input = Bench.NET.example(1);

        Run.of("explain", model, bench.tensor("x.npy", input), "-o", out).succeeds();
        Run.of("explain", bench.model(), bench.path("x.npy"), "-o", bench.path("plain"))
                .succeeds();

        JsonNode target = manifest(out).at("/results/0/target");
        JsonNode plain = manifest(bench.path("plain")).at("/results/0/target");
        assertThat(target.at("/score").asDouble()).isCloseTo(plain.at("/score").asDouble(), within(1e-4));
        assertThat(target.at("/probability").asDouble())
                .isCloseTo(plain.at("/probability").asDouble(), within(1e-5));
    }

    @Test
    void channelsLast_theInputGoesByItsNameInTheFile() throws IOException {
        Path last = bench.model("nhwc.onnx", RandomNets.channelsLast(Bench.NET).graph());

        Run run = Run.of("explain", last, bench.photo("a.png"), "-m", "lrp", "-l", "image", "-o", out)
                .succeeds();

        assertThat(run.err()).contains("lrp looks at image: ", "at image, ").doesNotContain("channelsFirst");
        assertThat(manifest(out).at("/results/0/layer/name").asText()).isEqualTo("image");
        assertThat(manifest(out).toString()).doesNotContain("channelsFirst");
        assertThat(Run.of("inspect", last, "-m", "lrp").succeeds().out())
                .contains("looks at image")
                .doesNotContain("channelsFirst");
    }

    @Test
    void channelsLast_givesTheSameMapAsChannelsFirst() throws IOException {
        Path last = bench.model("nhwc.onnx", RandomNets.channelsLast(Bench.NET).graph());
        Path photo = bench.photo("a.png");

        for (String method : List.of("grad-cam", "saliency")) {
            Run.of("explain", bench.model(), photo, "-m", method, "-o", bench.path("first-" + method))
                    .succeeds();
            Run.of("explain", last, photo, "-m", method, "-o", bench.path("last-" + method))
                    .succeeds();

            String file = "a." + method + ".top1.npy";
            Tensor first = Npy.read(bench.path("first-" + method).resolve(file));
            Tensor second = Npy.read(bench.path("last-" + method).resolve(file));
            assertThat(second.shape()).isEqualTo(first.shape());
            assertThat(second.toFloats()).containsExactly(first.toFloats(), within(1e-5f));
        }
    }
}
