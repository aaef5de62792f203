package io.limpid.backward.rule;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What stands between the parentheses of a rule, a selector or a preset, by parameter.
 *
 * @param owner what they belong to, for messages
 * @param given the parameters that are given, as text
 */
record Arguments(String owner, Map<String, String> given) {
    Arguments {
        given = Map.copyOf(given);
    }

    /** Reads {@code 0.25,bias=none}: what has no name takes the parameters in their order. */
    static Arguments parse(String owner, List<String> parameters, String text) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> entries = text.isBlank() ? List.of() : Arrays.asList(text.split(",", -1));
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i).strip();
            int equals = entry.indexOf('=');
            boolean isNamed =
                    equals > 0 && parameters.contains(entry.substring(0, equals).strip());
            boolean fits = isNamed || (equals < 0 && i < parameters.size());
            String name = isNamed ? entry.substring(0, equals).strip() : fits ? parameters.get(i) : "";
            if (!fits
                    || entry.isEmpty()
                    || given.put(name, entry.substring(isNamed ? equals + 1 : 0).strip()) != null) {
                throw new IllegalArgumentException("composite: " + owner + " has '" + entry + "'; it takes "
                        + (parameters.isEmpty() ? "nothing" : String.join(", ", parameters) + ", each once"));
            }
        }
        return new Arguments(owner, given);
    }

    boolean has(String name) {
        return given.containsKey(name);
    }

    /** Returns a number. */
    float number(String name, float standard) {
        return read(name, Arguments::parseNumber, "a number such as 0.25 or 1e-6")
                .orElse(standard);
    }

    /** Returns numbers separated by slashes. */
    Optional<List<Float>> numbers(String name) {
        return read(
                name,
                text -> Arrays.stream(text.split("/", -1))
                        .map(Arguments::parseNumber)
                        .toList(),
                "a number, or one for each channel such as -2.1/-2.0/-1.8");
    }

    /** Returns {@code zero} or a stabilizer. */
    Guard guard(Guard standard) {
        return read(
                        "guard",
                        text -> text.equals("zero") ? Guard.zero() : Guard.stabilized(parseNumber(text)),
                        "zero, or a positive number such as 1e-6")
                .orElse(standard);
    }

    /** Returns one of an enumeration, written in lower case. */
    <E extends Enum<E>> E choice(String name, E standard) {
        List<E> all = Arrays.asList(standard.getDeclaringClass().getEnumConstants());
        String names = all.stream().map(E::toString).collect(Collectors.joining(", "));
        return read(
                        name,
                        text -> Enum.valueOf(standard.getDeclaringClass(), text.toUpperCase(Locale.ROOT)),
                        "one of " + names)
                .orElse(standard);
    }

    /** Returns a text that must be given. */
    String text(String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException("composite: " + owner + " lacks its " + name));
    }

    private <T> Optional<T> read(String name, Function<String, T> reader, String allowed) {
        String text = given.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "composite: " + name + " of " + owner + " is " + text + "; it must be " + allowed, e);
        }
    }

    private static float parseNumber(String text) {
        float value = Float.parseFloat(text);
        if (!Float.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }
}
