package io.limpid.cli;

import io.limpid.image.Labels;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a text means as a class: a number in range, or else a label.
 *
 * @param index the class; empty if there is none
 * @param problem why there is none; empty if there is one
 */
record ClassLookup(OptionalInt index, String problem) {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    static ClassLookup of(String text, Labels labels) {
        boolean number = NUMBER.matcher(text).matches();
        if (number && Integer.parseInt(text) >= 0 && Integer.parseInt(text) < labels.size()) {
            return new ClassLookup(OptionalInt.of(Integer.parseInt(text)), "");
        }
        try {
            return new ClassLookup(OptionalInt.of(labels.find(text)), "");
        } catch (IllegalArgumentException e) {
            String outOfRange =
                    "class " + text + " is out of range; this model has the classes 0 to " + (labels.size() - 1);
            return new ClassLookup(OptionalInt.empty(), number ? outOfRange : Failure.message(e));
        }
    }

    boolean isFound() {
        return index.isPresent();
    }
}
