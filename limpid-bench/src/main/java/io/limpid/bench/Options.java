package io.limpid.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Arguments of the form {@code --name=value}.
 *
 * @param arguments as they were given
 */
record Options(List<String> arguments) {
    Options {
        arguments = List.copyOf(arguments);
    }

    Options(String... arguments) {
        this(Arrays.asList(arguments));
    }

    /** Returns the value of an option, or what stands for it if it is not given. */
    String value(String name, String standard) {
        String prefix = "--" + name + "=";
        return arguments.stream()
                .filter(argument -> argument.startsWith(prefix))
                .map(argument -> argument.substring(prefix.length()))
                .findFirst()
                .orElse(standard);
    }
}
