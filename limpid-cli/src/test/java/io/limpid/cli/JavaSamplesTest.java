package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java that stands in the documents for users compiles, with what stands there as the only variables. */
class JavaSamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("limpid.root", ".."));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```java\\n(.*?)^ *```");
    private static final Pattern CALL =
            Pattern.compile("`((?:[A-Z]\\w+|attribution|evaluation)\\.[a-z]\\w*\\([^`…\\n]*\\))`");

    /** Pages for those who change Limpid, whose Java is inside of it. */
    private static final Pattern FOR_CONTRIBUTORS = Pattern.compile(".*(adr/.*|how-to/(add|lift)-.*)");

    /** What a reader has at hand, and where the names are. */
    private static final String FRAME =
            """
            import io.limpid.*;
            import io.limpid.backward.*;
            import io.limpid.backward.rule.*;
            import io.limpid.backward.rule.Box;
            import io.limpid.evaluation.*;
            import io.limpid.evaluation.data.*;
            import io.limpid.evaluation.page.*;
            import io.limpid.graph.onnx.*;
            import io.limpid.heatmap.*;
            import io.limpid.image.*;
            import io.limpid.layer.*;
            import io.limpid.method.*;
            import io.limpid.method.cam.*;
            import io.limpid.method.learning.*;
            import io.limpid.method.perturbation.*;
            import io.limpid.method.propagation.*;
            import io.limpid.method.surrogate.*;
            import io.limpid.metric.registry.*;
            import io.limpid.program.*;
            import io.limpid.run.*;
            import io.limpid.tensor.*;
            import java.nio.file.Path;
            import java.util.*;
            class Sample {
                Classifier classifier;
                Image photo;
                Network network;
                Tensor tensor;
                Attribution attribution;
                Composite composite;
                Evaluation evaluation;
                EvaluationReport report;
                LabelledImages images;
                Path file, journal;
                void run() throws Exception {
                    SAMPLE
                }
            }
            """;

    @TempDir
    Path classes;

    static Stream<String> samples() throws IOException {
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(documents, Stream.of(ROOT.resolve("README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> !FOR_CONTRIBUTORS
                            .matcher(page.toString().replace('\\', '/'))
                            .matches())
                    .sorted()
                    .flatMap(page -> samples(page).stream())
                    .toList()
                    .stream();
        }
    }

    private static List<String> samples(Path page) {
        try {
            String text = Files.readString(page);
            Stream<String> blocks = BLOCK.matcher(text).results().map(found -> found.group(1));
            Stream<String> calls = CALL.matcher(text).results().map(found -> "Object any = " + found.group(1) + ";");
            return Stream.concat(blocks, calls).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_compiles(String sample) {
        Matcher whole = Pattern.compile("public (?:final )?class (\\w+)").matcher(sample);
        boolean isWhole = whole.find();

        String errors = isWhole ? errors(whole.group(1), sample) : errors("Sample", FRAME.replace("SAMPLE", sample));

        assertThat(errors).as("what the compiler says of%n%s", sample).isEmpty();
    }

    private String errors(String name, String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", classes.toString(), "-cp", Run.classPath(), "-proc:none", "-nowarn");
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(said, null, null, options, null, List.of(file(name, source)))
                .call();
        return compiled ? "" : said.toString();
    }

    private static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(URI.create("sample:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }

    /** The documents have as many as they had when this was written, at least: the patterns find them. */
    @Test
    void samples_areFound() throws IOException {
        assertThat(samples()).hasSizeGreaterThan(10);
    }
}
