package io.limpid.evaluation.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.limpid.evaluation.Contender;
import io.limpid.evaluation.Evaluation;
import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.Fixture;
import io.limpid.evaluation.Gate;
import io.limpid.evaluation.Sweep;
import io.limpid.evaluation.Yardstick;
import io.limpid.metric.registry.Metrics;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportPageTest {
    @TempDir
    static Path folder;

    private static EvaluationReport report;
    private static String page;

    @BeforeAll
    static void evaluate() {
        var classifier = Fixture.classifier();
        List<Contender> contenders = Sweep.parse("stages")
                .contenders(
                        List.of("layer-cam", "saliency", "integrated-gradients(steps=2,rule=midpoint)"),
                        classifier.network(1, 3, Fixture.SIZE, Fixture.SIZE));
        List<Yardstick> yardsticks = Stream.of("deletion-auc", "sparseness", "pointing-game")
                .map(spec -> new Yardstick(spec, Metrics.parse(spec)))
                .toList();
        report = Evaluation.ofAll(classifier, contenders, yardsticks).run(new Fixture(folder).data());
        page = ReportPage.of(
                report, Gate.apply(List.of(Gate.parse("sparseness(saliency) < 2", contenders, yardsticks)), report));
    }

    @Test
    void page_isWellFormed() throws Exception {
        String xml = page.replaceFirst("<!DOCTYPE html>", "")
                .replaceAll("<(meta|img|br)([^>]*)>", "<$1$2/>")
                .replaceAll("&(ndash|thinsp|uarr|darr|asymp);", "?");

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));

        assertThat(page.replaceAll("base64,[^\"]*", "")).doesNotContain("{{", "null", "NaN");
    }

    @Test
    void page_needsNothingElse() {
        Matcher sources = Pattern.compile("(?:src|href)=\"([^\"]*)\"").matcher(page);
        while (sources.find()) {
            assertThat(sources.group(1)).startsWith("data:image/jpeg;base64,");
        }
        assertThat(page).doesNotContain("<script", "@import", "url(", "http://", "https://");
    }

    @Test
    void page_showsAllParts() {
        assertThat(page)
                .contains(
                        "Faithfulness", "Localisation", "Complexity", "Along the layers", "Curves", "Maps side by side")
                .contains("What each method costs", "What the metrics say", "All parameters", "Release gates")
                .contains("lower is better", "higher is better", "Best by deletion-auc", "Worst by deletion-auc")
                .contains("refused");
        assertThat(report.examples()).hasSize(3).allSatisfy(example -> assertThat(example.maps())
                .hasSameSizeAs(report.protocol().contenders()));
    }

    @Test
    void numbers_haveThreeDigitsThatCount() {
        assertThat(Html.number(0.123456)).isEqualTo("0.123");
        assertThat(Html.number(1234.5)).isEqualTo("1230");
        assertThat(Html.number(0)).isEqualTo("0");
        assertThat(Html.number(2e-7)).isEqualTo("2.00e-07");
        assertThat(Html.number(Double.NaN)).isEqualTo("&ndash;");
    }

    @Test
    void scale_namesRoundNumbers() {
        assertThat(new Scale(0, 1).ticks()).containsExactly(0.0, 0.5, 1.0);
        assertThat(new Scale(0.5, 4.1).ticks()).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void scale_ofNumbersThatDifferByRounding_holdsThemAsOne() {
        assertThat(Scale.around(0.3, 0.1 + 0.2).ticks()).hasSizeBetween(2, 8);
        assertThat(Scale.around(0, 0).ticks()).containsExactly(-1.0, -0.5, 0.0, 0.5, 1.0);
    }

    @Test
    void colours_areExplained_andMapsThatAreNotToBeTrustedSaySo() {
        assertThat(page)
                .contains("against the class <span class=\"colors\"", "none <span class=\"colors\"")
                .contains("alt=\"layer-cam @ layer1.0.relu2 of p")
                .contains("<span class=\"refused\">&#9888; the attributions sum to");
    }

    @Test
    void methodsThatGiveTheSame_rankFirstTogether() {
        List<Contender> alike = Stream.of("layer-cam", "layer-cam(score=logit)")
                .map(Fixture::contender)
                .toList();
        List<Yardstick> yardsticks = List.of(Fixture.yardstick("complexity"), Fixture.yardstick("sparseness"));

        String compared = ReportPage.of(
                Evaluation.ofAll(Fixture.classifier(), alike, yardsticks).run(new Fixture(folder).data()), List.of());

        assertThat(compared)
                .contains("<code>layer-cam</code> and <code>layer-cam(score=logit)</code> rank first over 2 metrics.");
    }

    @Test
    void oneImage_hasNoIntervals_andTellsNoMethodsApart() {
        List<Contender> two =
                Stream.of("layer-cam", "saliency").map(Fixture::contender).toList();
        EvaluationReport single = Evaluation.ofAll(
                        Fixture.classifier(), two, List.of(Fixture.yardstick("deletion-auc")))
                .run(new Fixture(folder).data().limit(1));

        assertThat(ReportPage.of(single, List.of()))
                .contains("one image: no interval", "apart from 1 other", "&asymp;")
                .doesNotContain("Infinity", "NaN");
        assertThat(single.toMarkdown()).doesNotContain("[", "Infinity");
        assertThat(single.standings()).allMatch(standing -> standing.isLevelWithBest());
    }

    @Test
    void chartOfManyLayers_namesAsManyAsHaveRoom() {
        List<String> layers =
                IntStream.rangeClosed(1, 54).mapToObj(i -> "n" + i).toList();
        List<Line> lines = List.of(new Line("a", 0, List.of(Line.Point.of(0, 1), Line.Point.of(53, 2))));

        String chart = new Chart("t", "layer", "mean", lines, layers).html();

        assertThat(chart).contains(">n1<", ">n5<", ">n53<").doesNotContain(">n2<", ">n54<");
    }

    @Test
    void text_meansItself() {
        assertThat(Html.text("<a & \"b\">")).isEqualTo("&lt;a &amp; &quot;b&quot;&gt;");
    }
}
