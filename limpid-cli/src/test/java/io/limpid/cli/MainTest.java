package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import io.limpid.metric.MetricEntry;
import io.limpid.metric.registry.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void withoutACommand_theCommandsAreNamed() {
        Run.of().failsWith(2, "explain", "compare", "inspect", "methods", "metrics", "demo");
    }

    @Test
    void mistypedCommand_isCorrected() {
        Run.of("explian", "m.onnx").failsWith(2, "explian", "did you mean explain?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explian", "frobnicate"})
    void helpOnACommandThatIsNone_isWrongUsage(String command) {
        Run.of("help", command).failsWith(2, "there is no command " + command, "commands are explain, compare");
    }

    @Test
    void commandThatIsNone_isAnsweredWithThoseThatAre() {
        Run.of("frobnicate").failsWith(2, "frobnicate", "commands are explain, compare", "demo");
    }

    @Test
    void help_isACommandToo() {
        assertThat(Run.of("help").succeeds().out()).contains("Commands:", "explain");
        assertThat(Run.of("help", "compile").succeeds().out()).contains("Usage: limpid compile");
        assertThat(Run.of("help", "help").succeeds().out()).contains("Commands:", "explain");
    }

    @Test
    void mistypedOption_isCorrected() {
        Run.of("explain", "m.onnx", "a.jpg", "--lables", "x").failsWith(2, "--lables'; did you mean --labels?");
        Run.of("methods", "--jsn=x").failsWith(2, "did you mean --json?");
    }

    @Test
    void wordsThatAreNearNothing_areCorrectedToNothing() {
        assertThat(Run.of("frobnicate").err()).doesNotContain("did you mean");
        assertThat(Run.of("explain", "--qqq").err()).doesNotContain("did you mean");
    }

    @Test
    void missingArguments_areNamed() {
        Run.of("explain").failsWith(2, "MODEL");
        Run.of("explain", "m.onnx").failsWith(2, "IMAGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "compare", "inspect", "methods", "metrics", "demo"})
    void everyCommand_explainsItselfWithExamples(String command) {
        Run run = Run.of(command, "--help").succeeds();

        assertThat(run.out()).contains("Usage: limpid " + command, "Examples:", "limpid " + command);
    }

    @Test
    void pathThatIsNone_isNamedInWords() {
        Run.of("inspect", "a\0b.onnx").failsWith(2, "is no path that this system can open");
    }

    @Test
    void outputThatDoesNotArrive_isAFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = Main.run(
                new String[] {"methods", "--json"},
                new PrintStream(new FullDisk()),
                new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("did not arrive in full");
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int content) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void version_isPrinted() {
        assertThat(Run.of("--version").succeeds().out()).startsWith("limpid ");
    }

    @Test
    void methods_listsEveryMethodWithParametersAndPaper() {
        String text = Run.of("methods").succeeds().out();

        for (MethodEntry entry : Methods.all()) {
            assertThat(text).contains(entry.name() + "\n", entry.summary(), entry.paper());
            entry.parameters().forEach(parameter -> assertThat(text)
                    .contains(parameter.name() + "=" + parameter.standard(), parameter.description()));
        }
    }

    @Test
    void methodsAsJson_canBeGivenBackAsSpecs() {
        Run.of("methods", "--json").succeeds().json().forEach(entry -> {
            String spec = entry.at("/spec").asText();

            assertThat(Methods.parse(spec).spec()).isEqualTo(spec);
            assertThat(spec).startsWith(entry.at("/name").asText());
        });
    }

    @Test
    void methodsAsMarkdown_isATableWithOneRowEach() {
        String[] lines =
                Run.of("methods", "--markdown").succeeds().out().strip().split("\n");

        assertThat(lines)
                .hasSize(2 + Methods.all().size())
                .allMatch(line -> line.startsWith("|") && line.endsWith("|"));
    }

    @Test
    void metrics_listsEveryMetricWithItsMeaningAndPaper() {
        String text = Run.of("metrics").succeeds().out();

        for (MetricEntry entry : Metrics.all()) {
            assertThat(text).contains(entry.name() + "\n", entry.meaning(), entry.paper());
        }
    }

    @Test
    void metricsAsJson_canBeGivenBackAsSpecs() {
        Run.of("metrics", "--json").succeeds().json().forEach(entry -> {
            String spec = entry.at("/spec").asText();

            assertThat(Metrics.parse(spec).spec()).isEqualTo(spec);
            assertThat(entry.at("/better").asText()).isIn("higher", "lower");
        });
    }
}
