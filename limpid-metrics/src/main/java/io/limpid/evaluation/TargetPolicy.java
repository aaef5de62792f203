package io.limpid.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Which class is explained, and judged, for each image. */
public enum TargetPolicy {
    /** The class that the model gives the highest score. */
    PREDICTED {
        @Override
        int target(int predicted, OptionalInt label) {
            return predicted;
        }

        @Override
        public String words() {
            return "the predicted class";
        }
    },
    /** The true class. */
    LABEL {
        @Override
        int target(int predicted, OptionalInt label) {
            return label.orElseThrow(() -> new IllegalArgumentException(
                    "the true class is to be explained, but no class of the model is given for this image;"
                            + " give labels, or explain the predicted class"));
        }

        @Override
        public String words() {
            return "the true class";
        }
    };

    /**
     * Returns the class to explain.
     *
     * @throws IllegalArgumentException if it is not known
     */
    abstract int target(int predicted, OptionalInt label);

    /** Returns what is explained, in words for people. */
    public abstract String words();

    /** Returns the name for commands and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a policy by its name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists all
     */
    public static TargetPolicy parse(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.text().equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("target is " + text + "; allowed are "
                        + Arrays.stream(values()).map(TargetPolicy::text).collect(Collectors.joining(" and "))));
    }
}
