package io.limpid.evaluation;

import io.limpid.image.Labels;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds the model's class that a data set means.
 *
 * @param labels names of the model's classes, if there are any
 * @param classes how many it has
 */
record ClassNumbers(Optional<Labels> labels, int classes) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /**
     * Returns the class of a name, or else of a number; empty if none is given.
     *
     * @throws IllegalArgumentException if the model has no such class
     */
    OptionalInt find(Optional<String> label) {
        return label.map(text -> OptionalInt.of(find(text))).orElseGet(OptionalInt::empty);
    }

    /** A number may be the name of a class with another index: names are often sorted as texts, 0, 1, 10, 11, 2. */
    private int find(String label) {
        if (labels.filter(all -> all.names().contains(label)).isPresent()) {
            return labels.get().find(label);
        }
        boolean number = NUMBER.matcher(label).matches();
        if (number && Integer.parseInt(label) < classes) {
            return Integer.parseInt(label);
        }
        if (labels.isPresent() && !number) {
            return labels.get().find(label);
        }
        throw new IllegalArgumentException("label " + label + " is no class of the model, which has the classes 0 to "
                + (classes - 1) + "; give the model's class names with --labels, or correct the data's");
    }
}
