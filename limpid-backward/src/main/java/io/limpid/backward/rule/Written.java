package io.limpid.backward.rule;

import java.util.ArrayList;
import java.util.List;

/** A rule's name with those of its options that are not the default: the text that composites are written in. */
record Written(String name, List<String> options) {
    Written {
        options = List.copyOf(options);
    }

    static Written rule(String name) {
        return new Written(name, List.of());
    }

    /** Returns a number as people write it: {@code 0.25}, {@code 1e-6}, {@code 2}. */
    static String number(float value) {
        return Float.toString(value).replace("E", "e").replaceFirst("\\.0(?=$|e)", "");
    }

    /** Returns the text with an option that is always written. */
    Written option(String option, Object value) {
        return with(option + "=" + value);
    }

    /** Returns the text with an option, unless it has its default. */
    Written option(String option, Object value, Object standard) {
        return value.equals(standard) ? this : option(option, value);
    }

    /** Returns the text with a number whose place says what it is. */
    Written with(float value) {
        return with(number(value));
    }

    private Written with(String text) {
        List<String> more = new ArrayList<>(options);
        more.add(text);
        return new Written(name, more);
    }

    @Override
    public String toString() {
        return options.isEmpty() ? name : name + "(" + String.join(",", options) + ")";
    }
}
