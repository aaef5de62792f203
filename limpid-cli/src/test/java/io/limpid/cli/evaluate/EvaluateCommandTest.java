package io.limpid.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.limpid.cli.Bench;
import io.limpid.cli.Run;
import io.limpid.cli.console.Failure;
import io.limpid.evaluation.Sweep;
import io.limpid.evaluation.study.Studies;
import io.limpid.evaluation.study.Study;
import io.limpid.graph.onnx.OnnxModel;
import io.limpid.metric.registry.Metrics;
import io.limpid.program.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    private Bench bench;
    private Path data;
    private Path out;

    @BeforeEach
    void prepare() throws IOException {
        bench = new Bench(folder);
        out = bench.path("out");
        data = bench.path("data");
        for (String label : List.of("0", "3")) {
            Files.createDirectories(data.resolve(label));
            bench.photo("data/" + label + "/a.png");
            bench.photo("data/" + label + "/b.png");
        }
    }

    private Run evaluate(Object... more) {
        List<Object> args = new ArrayList<>(List.of("evaluate", bench.model(), data, "-o", out));
        args.addAll(List.of("-m", "grad-cam", "--metric", "deletion-auc", "--metric", "sparseness"));
        args.addAll(Arrays.asList(more));
        return Run.of(args.toArray());
    }

    @Test
    void evaluation_leavesScoresSummaryAndReport() {
        Run run = evaluate("-m", "saliency", "--json").succeeds();

        JsonNode summary = run.json();
        assertThat(Bench.files(out)).containsExactly("journal.jsonl", "report.html", "scores.csv", "summary.json");
        assertThat(new String(Bench.content(out.resolve("scores.csv")), StandardCharsets.UTF_8).lines())
                .hasSize(1 + 4 * 2 * 2);
        assertThat(summary.at("/standings")).hasSize(4);
        assertThat(summary.at("/standings/0/n").asInt()).isEqualTo(4);
        assertThat(summary.at("/standings/0/mean").asDouble()).isBetween(0.0, 1.0);
        assertThat(summary.at("/standings/0/interval/0").asDouble())
                .isLessThanOrEqualTo(summary.at("/standings/0/mean").asDouble());
        assertThat(summary.at("/parameters/seed").asText()).isEqualTo("0");
        assertThat(run.err()).contains("report: ");
    }

    @Test
    void sameCommandAgain_goesOn_andForceBeginsAnew() {
        evaluate().succeeds();
        byte[] scores = Bench.content(out.resolve("scores.csv"));

        Run again = evaluate().succeeds();

        assertThat(again.err()).contains("going on with an earlier run: 4 of 4");
        assertThat(Bench.content(out.resolve("scores.csv"))).isEqualTo(scores);
        evaluate("--seed", "5").failsWith(Failure.WRONG_USAGE, "other: seed");
        evaluate("--seed", "5", "--force").succeeds();
    }

    @Test
    void gates_decideTheExitCode() {
        evaluate("--fail-if", "deletion-auc(grad-cam) > 2").succeeds();

        Run refused = evaluate("--fail-if", "deletion-auc(grad-cam) >= 0");
        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("gate deletion-auc(grad-cam) >= 0", "refused");
    }

    @Test
    void brokenImages_areNamed_andTheRestIsDone() {
        bench.file("data/3/broken.png", (byte) 1);

        Run run = evaluate("--json").failsWith(Failure.INPUT_FAILED, "3/broken.png");

        assertThat(run.json().at("/standings/0/n").asInt()).isEqualTo(4);
        assertThat(run.json().at("/troubles/0/image").asText()).isEqualTo("3/broken.png");
    }

    @Test
    void classesThatTheModelHasNot_areNamed_andTheRestIsDone() throws IOException {
        Files.createDirectories(data.resolve("unicorn"));
        bench.photo("data/unicorn/a.png");

        evaluate().failsWith(Failure.INPUT_FAILED, "unicorn is no class of the model");

        assertThat(out.resolve("report.html")).content().contains("unicorn is no class of the model");
    }

    @Test
    void missingMasks_areTold() {
        evaluate("--metric", "pointing-game").failsWith(Failure.INPUT_FAILED, "there is no mask of the object");
    }

    @Test
    void limit_takesSoMany() {
        assertThat(evaluate("--limit", "2", "--json")
                        .succeeds()
                        .json()
                        .at("/parameters/images")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void layers_areSwept() {
        JsonNode summary = evaluate("--layer", "stages", "--json").succeeds().json();

        assertThat(summary.at("/methods").findValuesAsText("layer"))
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates();
    }

    @Test
    void layersGivenSeveralTimes_areThoseOfOneList() {
        JsonNode summary = evaluate("-l", "relu", "-l", "layer1.0.relu2", "--json")
                .succeeds()
                .json();

        assertThat(summary.at("/methods").findValuesAsText("layer")).contains("relu", "layer1.0.relu2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-m no-such-method",
                "--metric no-such-metric",
                "--metric deletion-auc(size=3)",
                "--layer nowhere",
                "--threads 0",
                "--limit 0",
                "--target 7",
                "--study unknown",
                "--fail-if sparseness>1"
            })
    void wrongUsage_isRefusedBeforeAnythingIsDone(String option) {
        evaluate((Object[]) option.split(" ")).failsWith(Failure.WRONG_USAGE, "limpid: ");

        assertThat(out).doesNotExist();
    }

    @Test
    void withoutMethodsAndMetrics_whatToGiveIsSaid() {
        Run.of("evaluate", bench.model(), data, "-o", out)
                .failsWith(Failure.WRONG_USAGE, "no --method is given", "fg-cam");
        Run.of("evaluate", bench.model(), data, "-m", "grad-cam", "-o", out)
                .failsWith(Failure.WRONG_USAGE, "no --metric is given");
    }

    @Test
    void dataThatIsNotThere_isRefused() {
        Run.of("evaluate", bench.model(), bench.path("nothing"), "-m", "grad-cam", "--metric", "sparseness")
                .failsWith(Failure.WRONG_USAGE, "there is no data at");
    }

    @Test
    void studies_nameMethodsLayersAndMetricsThatExist() {
        Network network = Network.of(OnnxModel.read(bench.model()), 1, 3, Bench.SIZE, Bench.SIZE);
        for (Study study : Studies.all()) {
            assertThat(study.layers().contenders(study.methods(), network))
                    .as(study.name())
                    .isNotEmpty();
            assertThat(study.metrics())
                    .allSatisfy(
                            metric -> assertThat(Metrics.parse(metric).name()).isNotEmpty());
            assertThat(Sweep.none().contenders(study.methods(), network)).hasSameSizeAs(study.methods());
        }
    }
}
