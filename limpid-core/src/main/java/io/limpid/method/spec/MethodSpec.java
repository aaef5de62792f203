package io.limpid.method.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name with parameters, as people write it: {@code grad-cam}, {@code integrated-gradients(steps=50,baseline=black)}. Methods go
 * by such specs, and whatever else {@link Named} lists.
 *
 * @param name kebab-case
 * @param parameters by name, in the order in which they stand
 */
public record MethodSpec(String name, Map<String, String> parameters) {
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z0-9_+-]+)\\s*(?:\\((.*)\\))?\\s*");

    public MethodSpec {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Reads a method's spec.
     *
     * @throws IllegalArgumentException if it is not of the form {@code name} or {@code name(key=value,…)}
     */
    public static MethodSpec parse(String text) {
        return parse(text, Named.METHOD);
    }

    /**
     * Reads a spec.
     *
     * @param kind of thing that it names, for messages
     * @throws IllegalArgumentException if it is not of the form {@code name} or {@code name(key=value,…)}
     */
    public static MethodSpec parse(String text, Named kind) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw kind.malformed(text);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        String inner = form.group(2) == null ? "" : form.group(2);
        for (String entry : entries(inner)) {
            int equals = entry.indexOf('=');
            if (equals < 1
                    || parameters.put(
                                    entry.substring(0, equals).strip(),
                                    entry.substring(equals + 1).strip())
                            != null) {
                throw kind.malformed(text);
            }
        }
        return new MethodSpec(form.group(1), parameters);
    }

    /** Returns the parts between commas that do not stand inside parentheses. */
    private static List<String> entries(String inner) {
        List<String> entries = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                entries.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        entries.add(inner.substring(start));
        return inner.isBlank() ? List.of() : entries;
    }

    /** Returns this spec with a parameter set. */
    public MethodSpec with(String parameter, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new MethodSpec(name, changed);
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? name
                : parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(",", name + "(", ")"));
    }
}
