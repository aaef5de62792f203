package io.limpid.evaluation.page;

import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.Protocol;
import io.limpid.evaluation.Standing;
import io.limpid.evaluation.Yardstick;
import io.limpid.evaluation.statistic.Interval;
import io.limpid.metric.Direction;
import io.limpid.metric.Property;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Who is best, family by family.
 *
 * @param report what was found
 */
record Leaderboard(EvaluationReport report) {
    private static final int MOST_ROWS = 14;
    private static final int FIRST_ROWS = 10;
    private static final int MOST_NAMES = 4;

    /** Returns a section for each family that takes part. */
    String html() {
        return Arrays.stream(Property.values())
                .map(family -> Html.section(name(family), family(family)))
                .collect(Collectors.joining());
    }

    /** Returns the best of each family in a sentence; nothing where there is only one method. */
    String verdicts() {
        if (protocol().contenders().size() == 1) {
            return "";
        }
        return Arrays.stream(Property.values())
                .filter(family -> !yardsticks(family).isEmpty())
                .map(family -> "<li><b>" + name(family) + ":</b> " + verdict(family) + "</li>")
                .collect(Collectors.joining("\n", "<ul class=\"verdicts\">", "</ul>\n"));
    }

    private String verdict(Property family) {
        List<Integer> yardsticks = yardsticks(family);
        List<Integer> order = byMeanRank(yardsticks);
        if (order.isEmpty()) {
            return "no method has a score.";
        }
        double least = meanRank(order.get(0), yardsticks);
        List<Integer> first =
                order.stream().filter(c -> meanRank(c, yardsticks) == least).toList();
        long level = order.stream()
                .filter(c -> !first.contains(c)
                        && yardsticks.stream()
                                .allMatch(y -> report.standing(c, y).isLevelWithBest()))
                .count();
        boolean one = first.size() == 1;
        String close = level == 0
                ? ""
                : " These images do not tell " + (one ? "it" : "them") + " apart from " + level + " other"
                        + (level > 1 ? "s" : "") + ".";
        return names(first) + (one ? " ranks" : " rank") + " first over " + yardsticks.size() + " metric"
                + (yardsticks.size() > 1 ? "s" : "") + "." + close;
    }

    /** Returns the names of methods, of many the first and how many there are besides. */
    private String names(List<Integer> contenders) {
        int last = contenders.size() - 1;
        if (last == 0) {
            return label(contenders.get(0));
        }
        return contenders.size() > MOST_NAMES
                ? label(contenders.get(0)) + " and " + last + " others"
                : contenders.subList(0, last).stream().map(this::label).collect(Collectors.joining(", ")) + " and "
                        + label(contenders.get(last));
    }

    private String label(int contender) {
        return "<code>" + Html.text(protocol().contenders().get(contender).label()) + "</code>";
    }

    private Protocol protocol() {
        return report.protocol();
    }

    private static String name(Property family) {
        return Html.capital(family.text());
    }

    private List<Integer> yardsticks(Property family) {
        return IntStream.range(0, protocol().yardsticks().size())
                .filter(y -> protocol().yardsticks().get(y).metric().property() == family)
                .boxed()
                .toList();
    }

    private String family(Property family) {
        List<Integer> yardsticks = yardsticks(family);
        String cards = yardsticks.stream().map(this::card).collect(Collectors.joining());
        return yardsticks.size() > 1 ? order(name(family), yardsticks) + cards : cards;
    }

    private String order(String family, List<Integer> yardsticks) {
        String rows = byMeanRank(yardsticks).stream()
                .map(c -> Html.row(label(c), Html.number(meanRank(c, yardsticks))))
                .collect(Collectors.joining());
        return "<details><summary>Mean rank over the " + yardsticks.size() + " metrics</summary>"
                + Html.scrolling(
                        family + ", mean ranks",
                        "<table>" + Html.head("method", "mean rank") + "<tbody>" + rows + "</tbody></table>")
                + "</details>\n";
    }

    /** Returns the methods that have scores by all these metrics, best first. */
    private List<Integer> byMeanRank(List<Integer> yardsticks) {
        return IntStream.range(0, protocol().contenders().size())
                .boxed()
                .filter(c -> !Double.isNaN(meanRank(c, yardsticks)))
                .sorted(Comparator.comparingDouble(c -> meanRank(c, yardsticks)))
                .toList();
    }

    private double meanRank(int contender, List<Integer> yardsticks) {
        List<Integer> ranks = yardsticks.stream()
                .map(y -> report.standing(contender, y).rank())
                .toList();
        return ranks.contains(0)
                ? Double.NaN
                : ranks.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
    }

    private String card(int yardstick) {
        Yardstick by = protocol().yardsticks().get(yardstick);
        List<Standing> standings = IntStream.range(0, protocol().contenders().size())
                .mapToObj(c -> report.standing(c, yardstick))
                .sorted(Comparator.comparingInt(s -> s.rank() == 0 ? Integer.MAX_VALUE : s.rank()))
                .toList();
        Strip strip = Strip.of(standings);
        List<String> rows = standings.stream().map(s -> row(s, strip)).toList();
        int shown = rows.size() > MOST_ROWS ? FIRST_ROWS : rows.size();
        return "<h3>" + Html.text(by.text()) + " <span class=\"way\">"
                + way(by.metric().direction()) + "</span></h3><p class=\"meaning\">"
                + Html.text(sentence(by.metric().entry().meaning())) + "</p>" + table(by, rows.subList(0, shown))
                + rest(by, rows.subList(shown, rows.size()));
    }

    private static String rest(Yardstick by, List<String> rows) {
        return rows.isEmpty()
                ? ""
                : "<details><summary>" + rows.size() + " more</summary>" + table(by, rows) + "</details>\n";
    }

    private static String table(Yardstick by, List<String> rows) {
        return Html.scrolling(
                by.text(),
                "<table class=\"board\">"
                        + Html.head(
                                "method", "", "mean, 95&thinsp;% interval", "images", "wins", "difference to the best")
                        + "<tbody>" + String.join("", rows) + "</tbody></table>");
    }

    static String way(Direction direction) {
        return direction == Direction.HIGHER ? "&uarr; higher is better" : "&darr; lower is better";
    }

    static String sentence(String words) {
        return Html.capital(words) + ".";
    }

    private String row(Standing standing, Strip strip) {
        String images = standing.images()
                + (standing.none() == 0 ? "" : " <span class=\"soft\">(" + reasons(standing) + ")</span>");
        String behind = standing.rank() == 1
                ? "best"
                : standing.isLevelWithBest()
                        ? "<abbr title=\"these images do not tell it apart from the best\">&asymp; "
                                + Html.number(standing.behind().mean()) + "</abbr>"
                        : Html.number(standing.behind().mean());
        String cells = Html.row(
                label(standing.contender()),
                strip.html(standing.mean()),
                numbers(standing.mean()),
                images,
                Html.number(standing.wins()),
                behind);
        return standing.rank() == 1 ? cells.replaceFirst("<tr>", "<tr class=\"best\">") : cells;
    }

    private static String numbers(Interval mean) {
        if (!mean.isKnown()) {
            return "no score";
        }
        String interval = mean.isBounded()
                ? Html.number(mean.low()) + " to " + Html.number(mean.high())
                : "one image: no interval";
        return "<b>" + Html.number(mean.mean()) + "</b> <span class=\"soft\">" + interval + "</span>";
    }

    private static String reasons(Standing standing) {
        return standing.missing().entrySet().stream()
                .map(entry -> entry.getValue() + " " + Html.text(entry.getKey().replace('-', ' ')))
                .collect(Collectors.joining(", "));
    }
}
