package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.image.Image;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input gets a message that says what was given, what is allowed and what to do; no trace, nothing half done. */
class BadInputTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path out;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        out = bench.path("out");
    }

    private Run explain(Path model, Object... more) {
        Object[] args = {"explain", model, bench.photo("a.png"), "-o", out};
        Object[] all = Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Run.of(all);
    }

    private void nothingIsLeftBehind() {
        assertThat(Bench.files(out)).isEmpty();
    }

    @Test
    void modelThatIsNotThere() {
        explain(bench.path("no.onnx")).failsWith(2, "no.onnx", "give the path");
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.7, 0.99})
    void truncatedModel(double share) {
        byte[] whole = Bench.content(bench.model());
        Path cut = bench.file("cut.onnx", Arrays.copyOf(whole, (int) (share * whole.length)));

        explain(cut).failsWith(1, "cut.onnx");
        nothingIsLeftBehind();
    }

    @Test
    void modelThatIsAPhoto() {
        explain(bench.photo("b.png")).failsWith(1, "b.png", "a PNG picture");
        nothingIsLeftBehind();
    }

    @Test
    void modelThatIsText() {
        explain(bench.text("model.onnx", "hello")).failsWith(1, "model.onnx");
        nothingIsLeftBehind();
    }

    @Test
    void modelThatIsAFolder() {
        explain(folder).failsWith(1, "is a folder");
        nothingIsLeftBehind();
    }

    @Test
    void nanInWeights_isNamed() {
        explain(bench.modelWithNan()).failsWith(1, "NaN", "conv1.weight");
        assertThat(Bench.files(out)).containsExactly("manifest.json");
    }

    @Test
    void nanInATensor_isCounted() {
        Path tensor = bench.tensor("nan.npy", Bench.withNan(Bench.NET.example(1)));

        Run.of("explain", bench.model(), tensor, "-o", out).failsWith(1, "nan.npy", "1 of 1083 values");
        assertThat(Bench.files(out)).containsExactly("manifest.json");
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "1, 19", "38, 38"})
    void tensorOfTheWrongSize(int height, int width) {
        Path tensor = bench.tensor("x.npy", Tensor.filled(0.5f, 1, 3, height, width));

        Run.of("explain", bench.model(), tensor, "-o", out)
                .failsWith(1, "x.npy", "[1,3," + height + "," + width + "]", "[N,3,19,19]");
    }

    @Test
    void tensorOfTheWrongRank() {
        Run.of("explain", bench.model(), bench.tensor("x.npy", Tensor.filled(0, 19, 19)), "-o", out)
                .failsWith(1, "float[19,19]", "float[N,C,H,W]");
    }

    @Test
    void tensorOfWholeNumbers() {
        Run.of("explain", bench.model(), bench.tensor("x.npy", Tensor.vector(1, 2, 3)), "-o", out)
                .failsWith(1, "int64[3]", "preprocessed already");
    }

    @Test
    void tensorFileThatIsNone() {
        Run.of("explain", bench.model(), bench.text("x.npy", "hello"), "-o", out)
                .failsWith(1, "x.npy", "signature");
    }

    @Test
    void brokenJpeg() throws IOException {
        byte[] jpeg = Image.read(bench.photo("b.png", 200, 150)).toJpeg();
        Path cut = bench.file("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));

        Run.of("explain", bench.model(), cut, "-o", out).failsWith(1, "cut.jpg", "damaged or cut-off");
        assertThat(Bench.files(out)).containsExactly("manifest.json");
    }

    @Test
    void photoOfOnePixel_isExplained() {
        Run.of("explain", bench.model(), bench.photo("dot.png", 1, 1), "-m", "saliency", "-o", out)
                .succeeds();

        assertThat(Bench.files(out)).contains("dot.saliency.top1.png");
    }

    @Test
    void imageThatCannotBeRead_isToldOnceForAllMethods() {
        Run run = explain(bench.model(), bench.path("no.jpg"), "-m", "grad-cam", "-m", "saliency", "-t", "top2")
                .failsWith(1, "4 result(s)", "4 failed");

        assertThat(run.err()).containsOnlyOnce("no.jpg");
        assertThat(Bench.files(out)).contains("manifest.json", "a.saliency.top2.png");
    }

    @Test
    void addressOnTheWeb_isNotFetched() {
        explain(bench.model(), "https://example.org/dog.jpg").failsWith(2, "https://example.org/dog.jpg", "download");
        nothingIsLeftBehind();
    }

    @Test
    void pathThatIsEmpty() {
        Run.of("explain", bench.model(), bench.photo("a.png"), "-o", "").failsWith(2, "the path is empty");
        nothingIsLeftBehind();
    }

    @Test
    void emptyFolder() throws IOException {
        Path empty = Files.createDirectory(bench.path("empty"));

        Run.of("explain", bench.model(), empty, "-o", out).failsWith(1, "empty", "holds no picture");
    }

    @ParameterizedTest
    @CsvSource({
        "grad-camm, did you mean grad-cam?",
        "nosuch, there is no method nosuch. `limpid methods`",
        "Grad-CAM, did you mean grad-cam?",
        "GUIDED_GRAD_CAM(layer=auto), did you mean guided-grad-cam?",
        "grad-cam(leyer=x), did you mean layer",
        "grad-cam(score=9), probability",
        "grad-cam(layer, write a name",
        "'', write a name"
    })
    void methodThatIsNone(String method, String hint) {
        explain(bench.model(), "-m", method).failsWith(2, hint);
        nothingIsLeftBehind();
    }

    /** What no image can be explained by is one mistake, and not one of each image. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "lrp(composite=named(nosuch):zero;otherwise:epsilon) # named(nosuch) matches no node",
                "smooth-grad(samples=1000000,batch=1000000)          # Take a batch of",
                "fg-cam(layer=logits)                                # logits",
                "layer-cam-fusion(layers=relu|nosuch)                # layer nosuch is not in this model",
                "cam(layer=relu)                                     # behind layer relu",
                "grad-cam(layer=nosuch)                              # layer nosuch is not in this model"
            })
    void methodThatDoesNotSuitTheModel_isRefusedBeforeAnyImage(String method, String hint) {
        Path other = bench.photo("b.png");

        Run run = explain(bench.model(), other, "-m", method, "-m", "grad-cam").failsWith(2, hint);
        assertThat(run.err()).doesNotContain("a.png").hasLineCount(1);
        nothingIsLeftBehind();
        Run.of("compare", bench.model(), other, "-m", method, "-o", out).failsWith(2, hint);
        nothingIsLeftBehind();
        Run.of("evaluate", bench.model(), folder, "-m", method, "--metric", "sparseness", "-o", out)
                .failsWith(2, hint);
        nothingIsLeftBehind();
    }

    @Test
    void layerThatIsNone_namesTheNearest() {
        explain(bench.model(), "-l", "layer1.0.relu3").failsWith(2, "layer1.0.relu3", "layer1.0.relu2");
        nothingIsLeftBehind();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 0 to 4",
        "-1, 0 to 4",
        "99, 0 to 4",
        "top0, top1",
        "son, sun",
        "sun-son, son",
        "sun-9, 0 to 4",
        "topx, A-B"
    })
    void targetThatIsNone(String target, String hint) {
        explain(bench.model(), "--labels", bench.labels(), "--target=" + target).failsWith(2, target, hint);
        nothingIsLeftBehind();
    }

    @Test
    void labelsOfAnotherModel() {
        explain(bench.model(), "--labels", bench.text("six.txt", "1", "2", "3", "4", "5", "6"))
                .failsWith(2, "names 6 classes", "has 5");
        nothingIsLeftBehind();
    }

    @Test
    void labelsThatAreNotThere() {
        explain(bench.model(), "--labels", bench.path("no.txt")).failsWith(2, "no.txt");
    }

    @ParameterizedTest
    @CsvSource({
        "imagnet, did you mean imagenet",
        "'imagenet(size=20)', model takes 19",
        "'zero-one(order=gray,mean=0,std=1)', 1 channel",
        "no.json, no.json"
    })
    void preprocessingThatIsNone(String spec, String hint) {
        explain(bench.model(), "--preprocess", spec).failsWith(2, hint);
        nothingIsLeftBehind();
    }

    @Test
    void coloursThatAreNone() {
        explain(bench.model(), "--colors", "rainbow").failsWith(2, "rainbow", "turbo");
        nothingIsLeftBehind();
    }

    @Test
    void batchOfNothing() {
        explain(bench.model(), "--batch", "0").failsWith(2, "--batch is 0");
        explain(bench.model(), "--batch", "many").failsWith(2, "many");
    }

    @Test
    void outputFolderThatIsAFile() {
        Path file = bench.text("taken", "x");

        Run.of("explain", bench.model(), bench.photo("a.png"), "-o", file).failsWith(2, "taken", "-o");
        Run.of("explain", bench.model(), bench.photo("a.png"), "-o", file.resolve("below"))
                .failsWith(2, "taken", "-o");
    }

    @Test
    void existingResults_areKeptUnlessForced() {
        explain(bench.model()).succeeds();
        byte[] before = Bench.content(out.resolve("manifest.json"));

        explain(bench.model(), "-t", "0").failsWith(2, "manifest.json", "nothing is overwritten without --force");
        assertThat(Bench.content(out.resolve("manifest.json"))).isEqualTo(before);

        explain(bench.model(), "-t", "0", "--force").succeeds();
        assertThat(Bench.content(out.resolve("manifest.json"))).isNotEqualTo(before);
    }

    @Test
    void existingPicture_isKeptEvenWithoutAManifest() throws IOException {
        Files.createDirectory(out);
        Path mine = Files.writeString(out.resolve("a.grad-cam.top1.png"), "mine");

        explain(bench.model()).failsWith(2, "a.grad-cam.top1.png", "no manifest.json", "add --force to make all anew");

        assertThat(mine).hasContent("mine");
        assertThat(Bench.files(out)).containsExactly("a.grad-cam.top1.png");
    }

    @Test
    void debug_printsTheTrace() {
        Run run = explain(bench.text("model.onnx", "hello"), "--debug");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("\tat io.limpid");
    }
}
