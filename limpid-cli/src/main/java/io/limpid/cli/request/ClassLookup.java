package io.limpid.cli.request;

import io.limpid.cli.console.Failure;
import io.limpid.image.Labels;
import io.limpid.program.Outputs;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text means as a number that a model gives: a class by number or label, or one with its place behind it.
 *
 * @param index among all outputs; empty if there is none
 * @param problem why there is none; empty if there is one
 */
record ClassLookup(OptionalInt index, String problem) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern AT_PLACE = Pattern.compile("(.*)\\[([\\d\\s,]+)]");

    static ClassLookup of(String text, Classes classes) {
        Matcher placed = AT_PLACE.matcher(text);
        if (placed.matches()) {
            ClassLookup whole = ofPlaced(placed, classes);
            return whole.isFound() || !classes.outputs().arePlain() ? whole : ofClass(text, classes.labels());
        }
        ClassLookup found = ofClass(text, classes.labels());
        if (classes.outputs().arePlain() || !found.isFound()) {
            return found;
        }
        return new ClassLookup(
                OptionalInt.empty(),
                "the model gives its " + classes.outputs().classes() + " classes at many places, output sizes "
                        + classes.outputs().sizes() + "; say which, e.g. " + text + "[0,0]");
    }

    private static ClassLookup ofPlaced(Matcher placed, Classes classes) {
        Outputs outputs = classes.outputs();
        String name = placed.group(1).strip();
        try {
            long[] place = Arrays.stream(placed.group(2).split(",", -1))
                    .mapToLong(position -> Long.parseLong(position.strip()))
                    .toArray();
            if (name.isEmpty()) {
                return new ClassLookup(OptionalInt.of(outputs.index(place)), "");
            }
            ClassLookup named = ofClass(name, classes.labels());
            return named.isFound()
                    ? new ClassLookup(
                            OptionalInt.of(outputs.indexOfClass(named.index().getAsInt(), place)), "")
                    : named;
        } catch (IllegalArgumentException e) {
            return new ClassLookup(OptionalInt.empty(), Failure.message(e));
        }
    }

    private static ClassLookup ofClass(String text, Labels labels) {
        boolean number = NUMBER.matcher(text).matches();
        if (number && Integer.parseInt(text) >= 0 && Integer.parseInt(text) < labels.size()) {
            return ofIndex(Integer.parseInt(text), labels);
        }
        try {
            return new ClassLookup(OptionalInt.of(labels.find(text)), "");
        } catch (IllegalArgumentException e) {
            String outOfRange =
                    "class " + text + " is out of range; this model has the classes 0 to " + (labels.size() - 1);
            return new ClassLookup(OptionalInt.empty(), number ? outOfRange : Failure.message(e));
        }
    }

    /** Numbers may be names too, sorted as texts: 0, 1, 10, 11, 2. */
    private static ClassLookup ofIndex(int index, Labels labels) {
        int named = labels.names().indexOf(Integer.toString(index));
        return named < 0 || named == index
                ? new ClassLookup(OptionalInt.of(index), "")
                : new ClassLookup(
                        OptionalInt.empty(),
                        index + " is the name of a class, [" + named + "], and the index of another, [" + index
                                + "], which is called " + labels.name(index) + "; write one of these in brackets");
    }

    boolean isFound() {
        return index.isPresent();
    }
}
