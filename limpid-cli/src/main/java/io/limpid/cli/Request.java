package io.limpid.cli;

import io.limpid.Method;
import io.limpid.method.Methods;
import io.limpid.method.spec.MethodSpec;
import java.util.List;
import java.util.Optional;

/**
 * A method that somebody asked for.
 *
 * @param text as given
 * @param method what it means
 */
record Request(String text, Method method) {
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

    /** Returns a varied handful of methods; a layer given applies to those that choose one for themselves. */
    static List<Request> handful(Optional<String> layer) {
        return Methods.handful().stream()
                .map(text -> parse(text, layer.filter(name -> choosesLayer(text))))
                .toList();
    }

    private static boolean choosesLayer(String text) {
        return Methods.entry(MethodSpec.parse(text).name()).parameters().stream()
                .anyMatch(parameter ->
                        parameter.name().equals(LAYER) && parameter.standard().equals(AUTO));
    }

    private static Request parse(String text, Optional<String> layer) {
        try {
            MethodSpec spec = MethodSpec.parse(text);
            boolean open =
                    Methods.entry(spec.name()).has(LAYER) && !spec.parameters().containsKey(LAYER);
            MethodSpec complete = layer.filter(name -> open && !name.equals(AUTO))
                    .map(name -> spec.with(LAYER, name))
                    .orElse(spec);
            return new Request(text, Methods.of(complete));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Returns the method's name without parameters. */
    String name() {
        return MethodSpec.parse(text).name();
    }
}
