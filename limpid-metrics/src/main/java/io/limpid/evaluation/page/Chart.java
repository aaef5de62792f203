package io.limpid.evaluation.page;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Lines between two axes, as SVG.
 *
 * @param title what it shows
 * @param along what goes from left to right
 * @param up what goes from below up
 * @param lines in order
 * @param ticks names of places along; empty for numbers
 */
record Chart(String title, String along, String up, List<Line> lines, List<String> ticks) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 330;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 48;
    private static final int FEW_POINTS = 30;
    private static final int COLORS = 10;
    private static final int MOST_TICKS = 15;

    Chart {
        lines = List.copyOf(lines);
        ticks = List.copyOf(ticks);
    }

    /** Returns the chart with a legend. */
    String html() {
        Scale x = ticks.isEmpty()
                ? new Scale(0, Math.max(1e-9, all(Line.Point::x).max().orElse(1)))
                : new Scale(-0.35, ticks.size() - 0.65);
        Scale y = Scale.around(
                DoubleStream.concat(all(Line.Point::low), all(Line.Point::high)).toArray());
        String drawn = lines.stream().map(line -> draw(line, x, y)).collect(Collectors.joining());
        return "<figure class=\"chart\"><figcaption>" + Html.text(title) + "</figcaption>"
                + String.format(
                        Locale.ROOT,
                        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                        WIDTH,
                        HEIGHT,
                        Html.text(title + ": " + lines.size() + " lines; the numbers are in the tables"))
                + axes(x, y) + drawn + "</svg>" + legend() + "</figure>\n";
    }

    private DoubleStream all(ToDoubleFunction<Line.Point> number) {
        return lines.stream().flatMap(line -> line.points().stream()).mapToDouble(number);
    }

    private String axes(Scale x, Scale y) {
        String rows = y.ticks().stream()
                .map(tick -> String.format(
                        Locale.ROOT,
                        "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                        LEFT,
                        WIDTH - RIGHT,
                        top(y.place(tick)),
                        top(y.place(tick)),
                        LEFT - 8,
                        top(y.place(tick)) + 4,
                        Html.number(tick)))
                .collect(Collectors.joining());
        return rows
                + columns(x)
                + String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>"
                                + "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                        (LEFT + WIDTH - RIGHT) / 2,
                        HEIGHT - 8,
                        Html.text(along),
                        (TOP + HEIGHT - BOTTOM) / 2,
                        Html.text(up));
    }

    private String columns(Scale x) {
        DoubleFunction<String> name = tick -> ticks.isEmpty() ? Html.number(tick) : Html.text(ticks.get((int) tick));
        Stream<Double> places = ticks.isEmpty()
                ? x.ticks().stream()
                : Stream.iterate(0.0, place -> place < ticks.size(), place -> place + between());
        return places.map(tick -> String.format(
                        Locale.ROOT,
                        "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                        left(x.place(tick)),
                        HEIGHT - BOTTOM + 18,
                        name.apply(tick)))
                .collect(Collectors.joining());
    }

    /** Returns how many places lie between two that are named, so that names have room. */
    private int between() {
        return (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
    }

    private static String draw(Line line, Scale x, Scale y) {
        String path = line.points().stream()
                .map(point ->
                        String.format(Locale.ROOT, "%.1f,%.1f", left(x.place(point.x())), top(y.place(point.y()))))
                .collect(Collectors.joining(" "));
        String marks = line.points().size() > FEW_POINTS
                ? ""
                : line.points().stream().map(point -> mark(point, x, y)).collect(Collectors.joining());
        return "<g class=\"line " + style(line.color()) + "\"><title>" + Html.text(line.name())
                + "</title><polyline points=\"" + path + "\"/>" + marks + "</g>";
    }

    private static String mark(Line.Point point, Scale x, Scale y) {
        double column = left(x.place(point.x()));
        String whisker = point.hasInterval()
                ? String.format(
                        Locale.ROOT,
                        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                        column,
                        column,
                        top(y.place(point.low())),
                        top(y.place(point.high())))
                : "";
        return whisker
                + String.format(
                        Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>", column, top(y.place(point.y())));
    }

    private String legend() {
        return lines.stream()
                .map(line -> "<li><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><g class=\"line "
                        + style(line.color()) + "\"><polyline points=\"1,5 27,5\"/></g></svg>" + Html.text(line.name())
                        + "</li>")
                .collect(Collectors.joining("", "<ul class=\"legend\">", "</ul>"));
    }

    /** Returns the colour, and another sort of line for each round of colours. */
    private static String style(int color) {
        return "c" + color % COLORS + " d" + Math.min(2, color / COLORS);
    }

    private static double left(double place) {
        return LEFT + place * (WIDTH - LEFT - RIGHT);
    }

    private static double top(double place) {
        return HEIGHT - BOTTOM - place * (HEIGHT - TOP - BOTTOM);
    }
}
