package io.limpid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final Pattern PICTURE = Pattern.compile("<img src=\"([^\"]{0,30})[^>]*>");
    private static final int PICTURES = 33;

    @TempDir
    static Path folder;

    private static Run run;
    private static String page;

    @BeforeAll
    static void runDemo() throws IOException {
        run = Run.of("demo", "-o", folder.resolve("demo")).succeeds();
        page = Files.readString(folder.resolve("demo/index.html"));
    }

    @Test
    void path_isPrintedAndNothingElse() {
        assertThat(run.out().strip())
                .isEqualTo(folder.resolve("demo/index.html").toString());
    }

    @Test
    void page_needsNoNetworkNoScriptAndNoOtherFile() {
        assertThat(page).doesNotContain("http:", "https:", "<script", "<link", "@import", "url(", "{{");
        assertThat(PICTURE.matcher(page).results().map(found -> found.group(1)))
                .hasSize(PICTURES)
                .allMatch(source -> source.startsWith("data:image/jpeg;base64,"));
    }

    @Test
    void everyPicture_isDescribedInWords() {
        Matcher pictures = Pattern.compile("<img [^>]*>").matcher(page);

        assertThat(pictures.results()).allMatch(found -> found.group().matches(".* alt=\"[^\"]{10,}\".*"));
    }

    @Test
    void page_asksTheQuestionAndGivesTheScore() {
        assertThat(page).contains("<h1>Which of these two models would you trust?</h1>");
        assertThat(page.split("6<small> of 6 signs named", -1)).hasSize(3);
        assertThat(page).contains("Model A still names 3 of 3 signs. Model B names 0;");
    }

    @Test
    void colours_areExplained_andPrintedWhereTheyMeanSomething() {
        assertThat(page)
                .contains("red for much, blue for little", "bright for much, dark for little")
                .containsPattern("@media print[^@]*\\.tag, \\.bar, [^}]*print-color-adjust: exact");
    }

    @Test
    void pictures_lieBesideThePage() {
        assertThat(Bench.files(folder.resolve("demo")))
                .hasSize(28)
                .contains("matching-1-stop.png", "matching-1-stop.model-a.png", "swapped-1-stop.model-b.png");
    }

    @Test
    void secondRun_isRefusedOrGivesTheSameBytes() throws IOException {
        Run.of("demo", "-o", folder.resolve("demo")).failsWith(2, "index.html", "--force");
        Run.of("demo", "-o", folder.resolve("demo"), "--force").succeeds();

        assertThat(folder.resolve("demo/index.html")).hasContent(page);
    }
}
