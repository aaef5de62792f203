package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.method.Methods;
import io.limpid.method.spec.MethodEntry;
import io.limpid.method.spec.MethodSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Specs that stand in the documents mean something, and those that show every parameter show the defaults. */
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("limpid.root", ".."));

    /** What stands between backticks or quotation marks, and looks like a name with parameters. */
    private static final Pattern QUOTED = Pattern.compile("[`'\"]([a-z][a-z0-9+-]*\\([^`'\"\\n…]*\\))[`'\"]");

    static Stream<String> specs() throws IOException {
        List<String> names = Methods.all().stream().map(MethodEntry::name).toList();
        try (Stream<Path> documents = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                    documents.filter(path -> path.toString().endsWith(".md")), Stream.of(ROOT.resolve("README.md")))
                    .flatMap(DocumentsTest::quoted)
                    .filter(text -> names.contains(text.substring(0, text.indexOf('('))))
                    .distinct()
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> quoted(Path document) {
        try {
            return QUOTED
                    .matcher(Files.readString(document))
                    .results()
                    .map(MatchResult::group)
                    .map(text -> text.substring(1, text.length() - 1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("specs")
    void spec_canBeGiven_andNamesDefaultsWhereItNamesAll(String spec) {
        MethodSpec given = MethodSpec.parse(spec);
        MethodEntry entry = Methods.entry(given.name());

        String canonical = Methods.parse(spec).spec();

        if (given.parameters().size() == entry.parameters().size()
                && given.parameters().size() > 1) {
            assertThat(spec).isEqualTo(canonical).isEqualTo(entry.create().spec());
        }
    }
}
