package io.limpid.cli.explain;

import io.limpid.Attribution;
import io.limpid.cli.console.UsageException;
import io.limpid.heatmap.Localisation;
import io.limpid.image.Image;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Whether objects are localised by their heatmaps.
 *
 * @param threshold share of a map's maximum; empty if no boxes are asked for
 */
record Boxes(Optional<Double> threshold) {
    /**
     * Reads the threshold.
     *
     * @throws UsageException if it is no share
     */
    static Boxes parse(Optional<String> text) {
        return new Boxes(text.map(Boxes::share));
    }

    private static double share(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share > 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException notANumber) {
            throw problem(text, notANumber);
        }
        throw problem(text, new IllegalArgumentException(text));
    }

    private static UsageException problem(String text, Exception cause) {
        return new UsageException(
                "--boxes=" + text
                        + ": the threshold is a share of the map's maximum, above 0 and at most 1, e.g. --boxes="
                        + Localisation.THRESHOLD,
                cause);
    }

    /** Returns what was asked for, in a word. */
    String text() {
        return threshold.map(share -> Double.toString(share)).orElse("none");
    }

    /** Returns where a result says that the object is, if that is asked for. */
    Optional<Localisation> of(Attribution attribution, Image photo) {
        return threshold.map(share -> attribution.heatmap().localise(photo, share));
    }

    /** Takes a threshold only where it is joined with {@code =}: what comes behind a space is an image. */
    static final class JoinedOnly implements IParameterPreprocessor {
        @Override
        public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
            if (" ".equals(info.get("separator"))) {
                args.push(Double.toString(Localisation.THRESHOLD));
            }
            return false;
        }
    }
}
