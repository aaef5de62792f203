package io.limpid.evaluation.page;

import io.limpid.Display;
import io.limpid.evaluation.Contender;
import io.limpid.heatmap.ColorMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what the colours of maps mean. */
final class ColorKey {
    private static final int STOPS = 8;
    private static final String OWN_SCALE =
            "Each map has a scale of its own: colours of two maps say where, not which is"
                    + " stronger. Pixels that the model did not see are left bare.";

    private ColorKey() {}

    /** Returns a line with the colours for each way in which these methods are shown. */
    static String html(List<Contender> contenders) {
        String lines = contenders.stream()
                .map(contender -> contender.method().display())
                .distinct()
                .sorted()
                .map(ColorKey::line)
                .collect(Collectors.joining("<br>"));
        return "<p class=\"soft\">" + lines + "<br>" + OWN_SCALE + "</p>\n";
    }

    private static String line(Display display) {
        ColorMap colors = ColorMap.usual(display.sign());
        return switch (display) {
            case POSITIVE -> "Evidence for the class: none " + bar(colors) + " the map's strongest.";
            case SIGNED -> "Both signs, zero in the middle: against the class " + bar(colors) + " for it.";
            case MAGNITUDE -> "Influence, of either sign: none " + bar(colors) + " the map's strongest.";
        };
    }

    private static String bar(ColorMap colors) {
        String stops = IntStream.rangeClosed(0, STOPS)
                .mapToObj(i -> String.format(Locale.ROOT, "#%06x", colors.rgb((double) i / STOPS)))
                .collect(Collectors.joining(","));
        return "<span class=\"colors\" style=\"background:linear-gradient(90deg," + stops + ")\"></span>";
    }
}
