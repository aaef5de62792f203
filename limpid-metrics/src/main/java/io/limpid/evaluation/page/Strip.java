package io.limpid.evaluation.page;

import io.limpid.evaluation.Standing;
import io.limpid.evaluation.statistic.Interval;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A mean with its interval as a small picture; all of a table have the same scale.
 *
 * @param scale of the table
 */
record Strip(Scale scale) {
    private static final int WIDTH = 180;

    static Strip of(List<Standing> standings) {
        return new Strip(Scale.around(standings.stream()
                .map(Standing::mean)
                .flatMapToDouble(mean -> DoubleStream.of(mean.mean(), mean.low(), mean.high()))
                .toArray()));
    }

    String html(Interval mean) {
        if (!mean.isKnown()) {
            return "";
        }
        String range = mean.isBounded()
                ? String.format(
                        Locale.ROOT,
                        "<line class=\"range\" x1=\"%.1f\" x2=\"%.1f\" y1=\"8\" y2=\"8\"/>",
                        WIDTH * scale.place(mean.low()),
                        WIDTH * scale.place(mean.high()))
                : "";
        return String.format(
                Locale.ROOT,
                "<svg class=\"strip\" viewBox=\"0 0 %d 16\" aria-hidden=\"true\"><line class=\"track\" x1=\"0\" x2=\"%d\""
                        + " y1=\"8\" y2=\"8\"/>%s<circle cx=\"%.1f\" cy=\"8\" r=\"5\"/></svg>",
                WIDTH,
                WIDTH,
                range,
                WIDTH * scale.place(mean.mean()));
    }
}
