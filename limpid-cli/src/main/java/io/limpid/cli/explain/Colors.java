package io.limpid.cli.explain;

import io.limpid.Check;
import io.limpid.Prediction;
import io.limpid.cli.console.UsageException;
import io.limpid.heatmap.ColorMap;
import io.limpid.heatmap.Heatmap;
import io.limpid.heatmap.Localisation;
import io.limpid.heatmap.Overlay;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How heatmaps are coloured.
 *
 * @param asked the colour map for all of them; empty for one that suits each
 */
record Colors(Optional<ColorMap> asked) {
    private static final int PERCENT = 100;

    /**
     * Reads the name of a colour map.
     *
     * @throws UsageException if there is none of that name
     */
    static Colors parse(Optional<String> name) {
        try {
            return new Colors(name.map(ColorMap::parse));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Returns what was asked for, in a word or two. */
    String text() {
        return asked.map(ColorMap::spec).orElse("by method");
    }

    /**
     * Lays a result over its picture.
     *
     * @throws IllegalArgumentException if the result is not finite
     */
    Overlay overlay(Explained result) {
        Heatmap heatmap = result.attribution().heatmap();
        ColorMap colors = asked.orElse(ColorMap.usual(heatmap.sign()));
        Overlay overlay = heatmap.over(result.task().sample().loaded().picture(), colors)
                .withCaption(result.slot().request().label() + "\n"
                        + caption(result.attribution().prediction())
                        + warning(result.attribution().checks()));
        return result.localisation()
                .filter(Localisation::isFound)
                .map(found -> overlay.withBox(found.box()))
                .orElse(overlay);
    }

    /** Returns a line that names the self-checks that failed; nothing if none did. */
    static String warning(List<Check> checks) {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(Check::name)
                .reduce((some, next) -> some + ", " + next)
                .map(failed -> "\nself-check failed: " + failed)
                .orElse("");
    }

    private static String caption(Prediction prediction) {
        return prediction
                .probability()
                .map(p -> String.format(Locale.ROOT, "%s %.1f%%", prediction.label(), PERCENT * p))
                .orElse(prediction.label());
    }

    /** The names, for the help text. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ColorMap.values()).map(ColorMap::spec).iterator();
        }
    }
}
