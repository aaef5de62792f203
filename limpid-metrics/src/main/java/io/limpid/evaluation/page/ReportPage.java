package io.limpid.evaluation.page;

import io.limpid.Version;
import io.limpid.evaluation.Contender;
import io.limpid.evaluation.Cost;
import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.Example;
import io.limpid.evaluation.Gate;
import io.limpid.evaluation.MetricCost;
import io.limpid.evaluation.Protocol;
import io.limpid.evaluation.Trouble;
import io.limpid.evaluation.Yardstick;
import io.limpid.metric.Need;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An evaluation as one HTML page that needs nothing else: no network, no scripts, no other files. */
public final class ReportPage {
    private static final int IMAGES_NAMED = 3;

    private final EvaluationReport report;
    private final Protocol protocol;

    private ReportPage(EvaluationReport report) {
        this.report = report;
        this.protocol = report.protocol();
    }

    /**
     * Returns the page.
     *
     * @param gates what became of the conditions for a release
     */
    public static String of(EvaluationReport report, List<Gate.Outcome> gates) {
        return new ReportPage(report).html(gates);
    }

    private String html(List<Gate.Outcome> gates) {
        Leaderboard leaderboard = new Leaderboard(report);
        Charts charts = new Charts(report);
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("style", resource("page.css"));
        parts.put("summary", summary());
        parts.put("verdicts", leaderboard.verdicts());
        parts.put("gates", Html.section("Release gates", gates(gates)));
        parts.put("leaderboard", leaderboard.html());
        parts.put("sweeps", Html.section("Along the layers", charts.sweeps()));
        parts.put("curves", Html.section("Curves", charts.curves()));
        parts.put("examples", Html.section("Maps side by side", examples()));
        parts.put("costs", Html.section("What each method costs", costs()));
        parts.put("glossary", Html.section("What the metrics say", glossary()));
        parts.put("troubles", Html.section("What could not be done", troubles()));
        parts.put("parameters", Html.section("All parameters", parameters()));
        parts.put("version", Html.text(Version.current()));
        return filled(resource("page.html"), parts);
    }

    private static String filled(String template, Map<String, String> parts) {
        StringBuilder page = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            page.append(template, from, open).append(parts.get(template.substring(open + 2, close)));
            from = close + 2;
        }
        return page.append(template.substring(from)).toString();
    }

    private static String resource(String name) {
        try (InputStream content = ReportPage.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException(name + " is missing from the program; build it again");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read from the program; build it again", e);
        }
    }

    private String summary() {
        return counted(protocol.contenders().size(), "method") + ", judged by "
                + counted(protocol.yardsticks().size(), "metric") + " on "
                + counted(protocol.data().size(), "image") + " of <code>"
                + Html.text(String.valueOf(protocol.data().source().getFileName())) + "</code>; explained is "
                + Html.text(protocol.settings().target().words()) + ".";
    }

    private static String counted(int count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    private static String gates(List<Gate.Outcome> gates) {
        return gates.isEmpty()
                ? ""
                : gates.stream()
                        .map(gate -> "<li class=\"" + (gate.refused() ? "refused" : "passed") + "\">"
                                + (gate.refused() ? "&#10007; " : "&#10003; ") + Html.text(gate.text()) + "</li>")
                        .collect(Collectors.joining("\n", "<ul>", "</ul>\n"));
    }

    private String examples() {
        String examples = report.examples().stream().map(this::example).collect(Collectors.joining());
        return examples.isEmpty() ? "" : ColorKey.html(protocol.contenders()) + examples;
    }

    private String example(Example example) {
        String maps = example.maps().stream().map(map -> map(example, map)).collect(Collectors.joining());
        return "<h3>" + Html.text(Html.capital(example.role())) + "</h3><p class=\"meaning\"><code>"
                + Html.text(example.name())
                + "</code>, explained: " + Html.text(example.label()) + "</p><div class=\"maps\">"
                + figure(example.photo(), example.name(), "photo") + maps + "</div>\n";
    }

    private String map(Example example, Example.Map map) {
        String method = contender(map.contender()).label();
        String warnings = map.warnings().stream()
                .map(warning -> "<br><span class=\"refused\">&#9888; " + Html.text(warning) + "</span>")
                .collect(Collectors.joining());
        return figure(map.picture(), method + " of " + example.name(), Html.text(method) + warnings);
    }

    private static String figure(Example.Picture picture, String description, String caption) {
        return "<figure>" + Html.picture(picture, description) + "<figcaption>" + caption + "</figcaption></figure>";
    }

    private Contender contender(int number) {
        return protocol.contenders().get(number);
    }

    private String costs() {
        String methods = report.costs().stream().map(this::cost).collect(Collectors.joining());
        return "<p>Seconds for one explanation, the median over the images; and how many forward passes of the model take as"
                + " long. With several threads explanations share the machine and take longer.</p>"
                + Html.scrolling(
                        "cost of methods",
                        "<table class=\"costs\">" + Html.head("method", "seconds", "forward passes", "looks at")
                                + "<tbody>" + methods + "</tbody></table>");
    }

    private String cost(Cost cost) {
        return Html.row(
                "<code>" + Html.text(contender(cost.contender()).label()) + "</code>",
                Html.number(cost.seconds()),
                Html.number(cost.forwards()),
                "<code>" + Html.text(report.layer(cost.contender())) + "</code>");
    }

    private String glossary() {
        String rows = report.metricCosts().stream().map(this::entry).collect(Collectors.joining());
        return Html.scrolling(
                "metrics",
                "<table class=\"glossary\">"
                        + Html.head("metric", "what it says", "better", "needs", "forward passes", "seconds", "paper")
                        + "<tbody>" + rows + "</tbody></table>");
    }

    private String entry(MetricCost cost) {
        Yardstick yardstick = protocol.yardsticks().get(cost.yardstick());
        String needs =
                yardstick.metric().requires().stream().sorted().map(Need::text).collect(Collectors.joining(", "));
        return Html.row(
                "<code>" + Html.text(yardstick.text()) + "</code>",
                Html.text(Leaderboard.sentence(yardstick.metric().entry().meaning())),
                Leaderboard.way(yardstick.metric().direction()),
                needs.isEmpty() ? "nothing" : needs,
                Html.number(cost.images()),
                Html.number(cost.seconds()),
                Html.text(yardstick.metric().entry().paper()));
    }

    private String troubles() {
        Map<String, List<Trouble>> alike = report.troubles().stream()
                .collect(Collectors.groupingBy(
                        trouble -> trouble.about() + ": " + trouble.message(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return alike.entrySet().stream()
                .map(entry -> "<li>" + Html.text(entry.getKey()) + " <span class=\"soft\">(" + images(entry.getValue())
                        + ")</span></li>")
                .collect(Collectors.joining("\n", alike.isEmpty() ? "" : "<ul>", alike.isEmpty() ? "" : "</ul>\n"));
    }

    private static String images(List<Trouble> alike) {
        String named = alike.stream()
                .limit(IMAGES_NAMED)
                .map(trouble -> Html.text(trouble.image()))
                .collect(Collectors.joining(", "));
        return alike.size() > IMAGES_NAMED ? named + " and " + (alike.size() - IMAGES_NAMED) + " more" : named;
    }

    private String parameters() {
        String rows = protocol.parameters().entrySet().stream()
                .map(entry -> Html.row(
                        Html.text(entry.getKey()),
                        "<code>" + Html.text(entry.getValue()).replace("\n", "<br>") + "</code>"))
                .collect(Collectors.joining());
        return Html.scrolling("parameters", "<table class=\"parameters\"><tbody>" + rows + "</tbody></table>");
    }
}
