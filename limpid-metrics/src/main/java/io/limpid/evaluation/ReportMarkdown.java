package io.limpid.evaluation;

import io.limpid.evaluation.statistic.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Means and intervals as a Markdown table. */
final class ReportMarkdown {
    private ReportMarkdown() {}

    static String of(EvaluationReport report) {
        Protocol protocol = report.protocol();
        String head = row(
                "method",
                protocol.yardsticks().stream()
                        .map(yardstick -> yardstick.text() + " ("
                                + yardstick.metric().direction().text() + " is better)")
                        .toList());
        String rule = "|" + "---|".repeat(protocol.yardsticks().size() + 1) + "\n";
        return IntStream.range(0, protocol.contenders().size())
                .mapToObj(c -> row(
                        protocol.contenders().get(c).label(),
                        IntStream.range(0, protocol.yardsticks().size())
                                .mapToObj(y -> cell(report.standing(c, y)))
                                .toList()))
                .collect(Collectors.joining("", head + rule, ""));
    }

    private static String cell(Standing standing) {
        if (!standing.mean().isKnown()) {
            return "-";
        }
        Interval mean = standing.mean();
        String text = mean.isBounded()
                ? String.format(Locale.ROOT, "%.4g [%.4g, %.4g]", mean.mean(), mean.low(), mean.high())
                : String.format(Locale.ROOT, "%.4g", mean.mean());
        return standing.rank() == 1 ? "**" + text + "**" : text;
    }

    private static String row(String first, List<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |\n";
    }
}
