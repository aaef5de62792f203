package io.limpid.backward.rule;

import java.util.ArrayList;
import java.util.List;

/** A rule's name with those of its options that are not the default. */
record Written(String name, List<String> options) {
    Written {
        options = List.copyOf(options);
    }

    static Written rule(String name) {
        return new Written(name, List.of());
    }

    /** Returns the text with an option that is always written. */
    Written option(String option, Object value) {
        List<String> more = new ArrayList<>(options);
        more.add(option + "=" + value);
        return new Written(name, more);
    }

    /** Returns the text with an option, unless it has its default. */
    Written option(String option, Object value, Object standard) {
        return value.equals(standard) ? this : option(option, value);
    }

    @Override
    public String toString() {
        return options.isEmpty() ? name : name + "(" + String.join(",", options) + ")";
    }
}
