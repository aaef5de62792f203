package io.limpid.cli.request;

import io.limpid.Method;
import io.limpid.cli.console.UsageException;
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
public record Request(String text, Optional<String> layer, Method method) {
    /**
     * Reads methods, each once.
     *
     * @throws UsageException if a method, parameter or value does not exist
     */
    public static List<Request> parse(List<String> texts) {
        return texts.stream().distinct().map(Request::parse).toList();
    }

    private static Request parse(String text) {
        try {
            return new Request(text, Optional.empty(), Methods.of(MethodSpec.parse(text)));
        } catch (IllegalArgumentException e) {
            throw UsageException.of(e);
        }
    }

    /** Returns the method's name without parameters. */
    public String name() {
        return MethodSpec.parse(text).name();
    }

    /** Returns the text, and the layer where several were given. */
    public String label() {
        return text + layer.map(name -> " @ " + name).orElse("");
    }

    /** Returns what its files are called: the method, and the layer where several were given. */
    public List<String> nameParts() {
        return Stream.concat(Stream.of(name()), layer.stream()).toList();
    }
}
