package io.limpid.cli.explain;

import static io.limpid.cli.Bench.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Nets;
import io.limpid.cli.Run;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.runtime.Session;
import io.limpid.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes {@code limpid explain -t} asks for, and what it says of them. */
class ExplainTargetsTest {
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
}
