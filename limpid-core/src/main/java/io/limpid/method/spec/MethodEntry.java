package io.limpid.method.spec;

import io.limpid.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One row of the registry.
 *
 * @param name kebab-case, as in spec strings
 * @param summary one sentence for people
 * @param paper authors, title, venue, year
 * @param parameters all of them, in the order in which the canonical spec prints them
 * @param factory makes the method of its parameters
 */
public record MethodEntry(
        String name, String summary, String paper, List<Parameter> parameters, Function<Parameters, Method> factory) {
    public MethodEntry {
        parameters = List.copyOf(parameters);
    }

    /** Returns the method with all defaults. */
    public Method create() {
        return create(Map.of());
    }

    /**
     * Returns the method with some parameters given and defaults for the rest.
     *
     * @throws IllegalArgumentException if a parameter does not exist or its value is not allowed
     */
    public Method create(Map<String, String> given) {
        return factory.apply(Parameters.of(Named.METHOD, name, parameters, given));
    }

    /** Tells whether the method has a parameter. */
    public boolean has(String parameter) {
        return parameters.stream().anyMatch(known -> known.name().equals(parameter));
    }
}
