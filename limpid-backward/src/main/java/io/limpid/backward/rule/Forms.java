package io.limpid.backward.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The things of one sort that a composite is written with, each by its name and parameters.
 *
 * @param sort what they are, for messages
 * @param example one of them as it may be written
 * @param all every form
 */
record Forms<T>(String sort, String example, List<Form<T>> all) {
    private static final Pattern CALL = Pattern.compile("\\s*([^()\\s]+)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);

    /** One form: a name, the parameters in their order, and what is made of them. */
    record Form<T>(String name, List<String> parameters, Function<Arguments, T> maker) {
        /** Returns a form without parameters. */
        static <T> Form<T> of(String name, T thing) {
            return new Form<>(name, List.of(), arguments -> thing);
        }

        /** Returns a form with parameters. */
        static <T> Form<T> of(String name, Function<Arguments, T> maker, String... parameters) {
            return new Form<>(name, Arrays.asList(parameters), maker);
        }
    }

    Forms {
        all = List.copyOf(all);
    }

    List<String> names() {
        return all.stream().map(Form::name).toList();
    }

    /** Tells whether a text begins with the name of one of these. */
    boolean has(String text) {
        Matcher call = CALL.matcher(text);
        return call.matches() && names().contains(call.group(1));
    }

    /** Reads {@code name} or {@code name(parameters)}. */
    T parse(String text) {
        Matcher call = CALL.matcher(text);
        if (!call.matches()) {
            throw unknown(text);
        }
        Form<T> form = all.stream()
                .filter(candidate -> candidate.name().equals(call.group(1)))
                .findFirst()
                .orElseThrow(() -> unknown(text));
        String inner = call.group(2) == null ? "" : call.group(2);
        return form.maker().apply(Arguments.parse(form.name(), form.parameters(), inner));
    }

    private IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("composite: there is no " + sort + " '" + text.strip() + "'; there are "
                + String.join(", ", names()) + ", for example " + example);
    }
}
