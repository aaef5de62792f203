package io.limpid.evaluation;

import io.limpid.Method;
import java.util.Optional;

/**
 * A method that takes part.
 *
 * @param text as somebody asked for it
 * @param layer the layer that a sweep gave it; empty without a sweep, and for methods that have no layer
 * @param method what it means
 */
public record Contender(String text, Optional<String> layer, Method method) {
    private static final String AT = " @ ";

    /** Returns a method without a sweep, called by its spec. */
    public static Contender of(Method method) {
        return new Contender(method.spec(), Optional.empty(), method);
    }

    /** Returns its name among the others: the text, and the layer of a sweep. */
    public String label() {
        return text + layer.map(name -> AT + name).orElse("");
    }
}
