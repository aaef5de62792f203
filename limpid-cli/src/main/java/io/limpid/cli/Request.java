package io.limpid.cli;

import io.limpid.Method;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method that somebody asked for.
 *
 * @param text as given
 * @param layer which of several layers it is for, if several were given
 * @param method what it means
 */
record Request(String text, Optional<String> layer, Method method) {
    private static final String LAYER = "layer";
    private static final String AUTO = "auto";

    /**
     * Reads methods, each once; a layer given applies to each that has one and whose spec does not say which.
     *
     * @throws UsageException if a method, parameter or value does not exist
     */
    static List<Request> parse(List<String> texts, Optional<String> layer) {
        return texts.stream().distinct().map(text -> parse(text, layer)).toList();
    }

    private static Request parse(String text, Optional<String> layer) {
        try {
            MethodSpec spec = MethodSpec.parse(text);
            boolean open =
                    Methods.entry(spec.name()).has(LAYER) && !spec.parameters().containsKey(LAYER);
            MethodSpec complete = layer.filter(name -> open && !name.equals(AUTO))
                    .map(name -> spec.with(LAYER, name))
                    .orElse(spec);
            return new Request(text, Optional.empty(), Methods.of(complete));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Returns the method's name without parameters. */
    String name() {
        return MethodSpec.parse(text).name();
    }

    /** Returns the text, and the layer where several were given. */
    String label() {
        return text + layer.map(name -> " @ " + name).orElse("");
    }

    /** Returns what its files are called: the method, and the layer where several were given. */
    List<String> nameParts() {
        return Stream.concat(Stream.of(name()), layer.stream()).toList();
    }
}
