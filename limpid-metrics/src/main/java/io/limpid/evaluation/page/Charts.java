package io.limpid.evaluation.page;

import io.limpid.evaluation.Contender;
import io.limpid.evaluation.EvaluationReport;
import io.limpid.evaluation.MeanCurve;
import io.limpid.evaluation.Protocol;
import io.limpid.evaluation.Standing;
import io.limpid.evaluation.statistic.Interval;
import io.limpid.metric.Curve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is best seen as lines: the curves behind scores, and scores along the depth of the model.
 *
 * @param report what was found
 */
record Charts(EvaluationReport report) {
    private static final int MOST_LINES = 10;
    /** As many methods keep one colour and sort of line in all charts. */
    private static final int MOST_STYLES = 30;

    private static final int MOST_NAMES = 14;
    private static final double SIDE_BY_SIDE = 0.07;

    private Protocol protocol() {
        return report.protocol();
    }

    /** Returns a chart for each metric that has curves. */
    String curves() {
        Map<Integer, List<MeanCurve>> byMetric = report.curves().stream()
                .collect(Collectors.groupingBy(MeanCurve::yardstick, TreeMap::new, Collectors.toList()));
        if (byMetric.isEmpty()) {
            return "";
        }
        return byMetric.entrySet().stream()
                .map(entry -> curves(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("", "<div class=\"charts\">", "</div>" + note()));
    }

    private String note() {
        return protocol().contenders().size() > MOST_LINES
                ? "<p class=\"soft\">The " + MOST_LINES + " best methods of each metric are drawn.</p>"
                : "";
    }

    private String curves(int yardstick, List<MeanCurve> curves) {
        Curve first = curves.get(0).curve();
        List<MeanCurve> drawn = curves.stream()
                .filter(curve -> curve.curve().along().equals(first.along()))
                .sorted(Comparator.comparingInt(
                        curve -> report.standing(curve.contender(), yardstick).rank()))
                .limit(MOST_LINES)
                .sorted(Comparator.comparingInt(MeanCurve::contender))
                .toList();
        boolean all = protocol().contenders().size() <= MOST_STYLES;
        List<Line> lines = IntStream.range(0, drawn.size())
                .mapToObj(i -> line(drawn.get(i), all ? drawn.get(i).contender() : i))
                .toList();
        String name = protocol().yardsticks().get(yardstick).text();
        return new Chart(name, first.along(), first.of(), lines, List.of()).html();
    }

    private Line line(MeanCurve curve, int color) {
        List<Line.Point> points = IntStream.range(0, curve.curve().x().size())
                .mapToObj(i -> Line.Point.of(
                        curve.curve().x().get(i), curve.curve().y().get(i)))
                .toList();
        return new Line(protocol().contenders().get(curve.contender()).label(), color, points);
    }

    /** Returns a chart for each metric of how scores change with the layer; nothing without a sweep. */
    String sweeps() {
        List<String> layers = layers();
        if (layers.size() < 2) {
            return "";
        }
        String charts = IntStream.range(0, protocol().yardsticks().size())
                .mapToObj(y -> sweep(y, layers))
                .collect(Collectors.joining());
        String names = layers.stream()
                .map(layer -> "<li><code>" + Html.text(layer) + "</code></li>")
                .collect(Collectors.joining("", "<ol class=\"layers\">", "</ol>"));
        return "<p>Layers from the image (left) to the scores (right). A line across all of them is a method that has no"
                + " layer to choose. Whiskers, where there is room, are 95&thinsp;% intervals.</p><div class=\"charts\">"
                + charts + "</div>"
                + (layers.size() <= MOST_NAMES
                        ? names
                        : "<details><summary>The " + layers.size() + " layers by number</summary>" + names
                                + "</details>\n");
    }

    private List<String> layers() {
        return protocol().contenders().stream()
                .flatMap(contender -> contender.layer().stream())
                .distinct()
                .toList();
    }

    private String sweep(int yardstick, List<String> layers) {
        List<String> methods =
                protocol().contenders().stream().map(Contender::text).distinct().toList();
        List<Line> lines = IntStream.range(0, methods.size())
                .mapToObj(m -> new Line(methods.get(m), m, points(methods.get(m), yardstick, layers))
                        .movedBy(SIDE_BY_SIDE * (m - (methods.size() - 1) / 2.0)))
                .filter(line -> !line.points().isEmpty())
                .toList();
        List<String> numbers = IntStream.rangeClosed(1, layers.size())
                .mapToObj(Integer::toString)
                .toList();
        String name = protocol().yardsticks().get(yardstick).text();
        String way = protocol().yardsticks().get(yardstick).metric().direction().text();
        return lines.isEmpty()
                ? ""
                : new Chart(name + " (" + way + " is better)", "layer", "mean", lines, numbers).html();
    }

    private List<Line.Point> points(String method, int yardstick, List<String> layers) {
        List<Line.Point> points = new ArrayList<>();
        for (int c = 0; c < protocol().contenders().size(); c++) {
            Contender contender = protocol().contenders().get(c);
            Standing standing = report.standing(c, yardstick);
            if (contender.text().equals(method) && standing.mean().isKnown()) {
                contender
                        .layer()
                        .ifPresentOrElse(
                                layer -> points.add(point(layers.indexOf(layer), standing)),
                                () -> IntStream.range(0, layers.size())
                                        .forEach(place -> points.add(Line.Point.of(
                                                place, standing.mean().mean()))));
            }
        }
        return points;
    }

    private static Line.Point point(int place, Standing standing) {
        Interval mean = standing.mean();
        return mean.isBounded()
                ? new Line.Point(place, mean.mean(), mean.low(), mean.high())
                : Line.Point.of(place, mean.mean());
    }
}
