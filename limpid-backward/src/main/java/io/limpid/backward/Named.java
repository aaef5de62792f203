package io.limpid.backward;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The nodes whose name, or the name of an output, matches a glob as a whole or in one of its parts between slashes. */
record Named(String glob) implements NodeSelector {
    Named {
        if (glob.isBlank()) {
            throw new IllegalArgumentException("named() has no pattern; give one such as named(layer4.*)");
        }
    }

    @Override
    public boolean matches(Site site, Operator operator) {
        return names(site.node()).anyMatch(Pattern.compile(expression()).asMatchPredicate());
    }

    @Override
    public boolean isKnownIn(Graph graph) {
        return graph.nodes().stream()
                .flatMap(Named::names)
                .anyMatch(Pattern.compile(expression()).asMatchPredicate());
    }

    private static Stream<String> names(Node node) {
        return Stream.concat(Stream.of(node.label()), node.outputs().stream().map(Value::name))
                .flatMap(name -> Stream.concat(Stream.of(name), Arrays.stream(name.split("/"))));
    }

    private String expression() {
        return glob.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .reduce("", String::concat);
    }

    @Override
    public boolean isByPlace() {
        return true;
    }

    @Override
    public String toString() {
        return "named(" + glob + ")";
    }
}
