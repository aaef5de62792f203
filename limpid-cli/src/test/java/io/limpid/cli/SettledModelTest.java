package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.folder.FileNames;
import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Npy;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is settled of a model before it is explained: other inputs, and which tensor holds the scores. */
class SettledModelTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path model;

    @BeforeEach
    void prepare() {
        bench = new Bench(folder);
        model = bench.model("two.onnx", withGain());
    }

    /** Returns the net with its scores times another input, and the scores before that as a second output. */
    private static Graph withGain() {
        Graph net = Bench.NET.graph();
        Value scores = net.outputs().get(0);
        Value scaled = Value.of("gained_scores");
        return net.toBuilder()
                .input(Value.of("gain"), TensorType.floats(1, 5))
                .node(Node.of("Mul", List.of(scores, Value.of("gain")), List.of(scaled), Attributes.NONE))
                .clearOutputs()
                .output(scaled)
                .output(scores)
                .build();
    }

    private JsonNode explain(Object... more) {
        Path out = bench.path("out");
        List<Object> args = new ArrayList<>(List.of(
                "explain", model, bench.photo("a.png"), "-m", "gradient", "-t", "1", "-o", out, "--force", "--json"));
        args.addAll(List.of(more));
        return Run.of(args.toArray()).succeeds().json();
    }

    private float[] map(JsonNode manifest) throws IOException {
        return Npy.read(bench.path("out").resolve(manifest.at("/results/0/npy").asText()))
                .toFloats();
    }

    @Test
    void inputsThatAreNotHeld_areNamedWithTheWayOut() {
        Run.of("explain", model, bench.photo("a.png"), "-o", bench.path("out"))
                .failsWith(1, "2 inputs", "gain float[1,5]", "--feed NAME=FILE.npy");
    }

    @Test
    void numberAndFile_holdAnInput_andStandInTheManifest() throws IOException {
        float[] once = map(explain("--feed", "gain=1"));
        JsonNode manifest = explain("--feed", "gain=" + bench.tensor("gain.npy", Tensor.filled(2, 1, 5)));
        float[] twice = map(manifest);

        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], offset(1e-5f));
        }
        assertThat(manifest.at("/model/feeds/gain").asText()).hasSize(64);
        assertThat(manifest.at("/model/sha256").asText()).isEqualTo(FileNames.sha256(model));
    }

    @Test
    void anotherTensorOfScores_isExplainedWhenAskedFor() throws IOException {
        float[] once = map(explain("--feed", "gain=1"));

        JsonNode manifest = explain(
                "--feed",
                "gain=3",
                "--scores",
                Bench.NET.graph().outputs().get(0).name());

        assertThat(map(manifest)).containsExactly(once);
        assertThat(manifest.at("/model/scores").asText())
                .isEqualTo(Bench.NET.graph().outputs().get(0).name());
    }

    @Test
    void whatCannotBeHeldOrTaken_isWrongUsage() {
        for (String feed : List.of("gain", "=1", "gain=", "gain=much", "gian=1", "gain=no.npy")) {
            Run.of("inspect", model, "--feed", feed).failsWith(2, feed.startsWith("gian") ? "gain" : "--feed");
        }
        Path wide = bench.tensor("wide.npy", Tensor.filled(2, 1, 6));
        Run.of("inspect", model, "--feed", "gain=" + wide).failsWith(2, "float[1,5]", "float[1,6]");
        Run.of("inspect", model, "--feed", "gain=1", "--scores", "logts").failsWith(2, "logts", "gained_scores");
    }

    @Test
    void modelWithSeveralOutputs_saysWhichIsExplained() {
        Run run = Run.of("explain", model, bench.photo("a.png"), "--feed", "gain=1", "-o", bench.path("out"));

        assertThat(run.succeeds().err()).contains("scores: ", "(--scores takes another)");
    }
}
