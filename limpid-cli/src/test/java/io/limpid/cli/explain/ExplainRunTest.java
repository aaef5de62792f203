package io.limpid.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.cli.Bench;
import io.limpid.cli.console.Console;
import io.limpid.cli.input.Inputs;
import io.limpid.cli.input.ModelOptions;
import io.limpid.cli.request.MethodChoice;
import io.limpid.evaluation.Sweep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run where something goes wrong when a result is drawn or written. */
class ExplainRunTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /** A result that cannot be drawn, since a class is missing say, fails alone: the others are finished, and told in order. */
    @ParameterizedTest
    @ValueSource(strings = {"library", "stack", "memory", "disk"})
    void resultThatCannotBeFinished_failsAlone(String missing) throws IOException {
        ExplainRun run = run(List.of("a.png", "b.png", "c.png"));

        Results results = run.explain(
                Boxes.parse(Optional.empty()),
                result -> {
                    if (result.slot().input().stem().equals("b")) {
                        fail(missing);
                    }
                },
                1);

        assertThat(results.failures()).isEqualTo(1);
        assertThat(results.entries(run.plan()).filter(entry -> entry.contains("\"error\":")))
                .hasSize(1);
        assertThat(said()).containsSubsequence("a.png, grad-cam", "b.png, grad-cam", "c.png, grad-cam");
    }

    @Test
    void resultsOfAllImages_areToldInOrder() throws IOException {
        ExplainRun run = run(List.of("a.png", "b.png", "c.png", "d.png"));

        Results results = run.explain(Boxes.parse(Optional.empty()), result -> {}, 2);

        assertThat(results.failures()).isZero();
        assertThat(said()).containsSubsequence("a.png, ", "b.png, ", "c.png, ", "d.png, ");
    }

    private static void fail(String missing) {
        switch (missing) {
            case "library" -> throw new NoClassDefFoundError("io/example/Font");
            case "stack" -> throw new StackOverflowError();
            case "memory" -> throw new OutOfMemoryError();
            default -> throw new IllegalArgumentException("the disk is full");
        }
    }

    private ExplainRun run(List<String> photos) throws IOException {
        Bench bench = new Bench(folder);
        ModelOptions options = new ModelOptions();
        options.model = bench.model();
        List<Path> images = photos.stream().map(bench::photo).toList();
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return ExplainRun.prepare(
                new Console(stream, stream, Console.Debug.OFF),
                options,
                new ExplainRun.Wish(Inputs.of(images), MethodChoice.of(List.of("grad-cam"), Sweep.none()), "top1"));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
