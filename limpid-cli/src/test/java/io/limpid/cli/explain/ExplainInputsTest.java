package io.limpid.cli.explain;

import static io.limpid.cli.Bench.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.GraphBuilder;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import io.limpid.testkit.net.RandomNets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which images {@code limpid explain} takes, and what their files are called. */
class ExplainInputsTest {
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
    void resultsThatGoWhereTheImagesAre_areWarnedOf() throws IOException {
        Path photos = Files.createDirectory(bench.path("photos"));
        new Bench(photos).photo("a.png");

        Run there = Run.of(
                        "explain",
                        bench.model(),
                        photos,
                        "-o",
                        photos.resolve("..").resolve("photos"))
                .succeeds();

        assertThat(there.err()).contains("limpid: warning: the results go where the images are");
        assertThat(Run.of("explain", bench.model(), photos, "-o", out).err()).doesNotContain("where the images are");
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

    /** ONNX Runtime's optimisations lose the zeros of a border in front of max pooling where numbers are negative. */
    @Test
    void borderInFrontOfMaxPooling_isWhatTheFileSays() throws IOException {
        Graph graph = new GraphBuilder()
                .input(Value.of("x"), TensorType.floats(1, 2, 4, 4))
                .initializer(Value.of("border"), Tensor.vector(0, 0, 1, 1, 0, 0, 1, 1))
                .node(node("Pad", "padded", Attributes.NONE, "x", "border"))
                .node(node("MaxPool", "y", Attributes.NONE.with("kernel_shape", new long[] {6, 6}), "padded"))
                .output(Value.of("y"))
                .build();
        float[] negative = new float[32];
        Arrays.fill(negative, -1);
        negative[0] = 1;

        Run.of(
                        "explain",
                        bench.model("border.onnx", graph),
                        bench.tensor("x.npy", Tensor.of(negative, 1, 2, 4, 4)),
                        "-m",
                        "gradient",
                        "-o",
                        out)
                .succeeds();

        assertThat(manifest(out).at("/results/0/checks").toString())
                .contains("the plain model predicts class 0")
                .doesNotContain("another function");
    }

    private static Node node(String type, String output, Attributes attributes, String... inputs) {
        return Node.of(type, Arrays.stream(inputs).map(Value::of).toList(), List.of(Value.of(output)), attributes);
    }
}
