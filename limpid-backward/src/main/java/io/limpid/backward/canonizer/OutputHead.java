package io.limpid.backward.canonizer;

import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What stands at the end of a classifier: where its raw scores are, and what the model makes of them.
 *
 * <p>The graph's own outputs stay as they are; an explanation starts at the logits.
 *
 * @param logits the scores before any softmax or sigmoid, {@code [N,K]} for most models
 * @param kind what follows the logits
 * @param axis along which a softmax normalizes, that of the classes; 1 if there is none
 */
public record OutputHead(Value logits, Kind kind, int axis) {
    private static final Map<String, Kind> KINDS =
            Map.of("Softmax", Kind.SOFTMAX, "LogSoftmax", Kind.LOG_SOFTMAX, "Sigmoid", Kind.SIGMOID);
    private static final Set<String> MOVERS =
            Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Cast", "Dropout");

    private static final Pattern SCORES =
            Pattern.compile("logit|prob|softmax|score|class|pred", Pattern.CASE_INSENSITIVE);

    private static final int CLASSES = 1;

    /** What a classifier does to its scores at the end. */
    public enum Kind {
        /** Nothing: the output holds the logits. */
        NONE,
        /** Probabilities that sum to 1. */
        SOFTMAX,
        /** Logarithms of such probabilities. */
        LOG_SOFTMAX,
        /** A probability for each class by itself. */
        SIGMOID
    }

    /** Finds the head of a graph at its {@link #output}. */
    public static OutputHead of(Graph graph) {
        Value output = output(graph);
        return last(graph, output)
                .map(node -> new OutputHead(node.input(0), KINDS.getOrDefault(node.opType(), Kind.NONE), axis(node)))
                .orElse(new OutputHead(output, Kind.NONE, CLASSES));
    }

    private static int axis(Node node) {
        return node.is("Sigmoid") ? CLASSES : (int) node.attributes().integer("axis", -1);
    }

    /**
     * Returns the output of a typed graph that holds what a classifier says: of those that hold numbers the first whose name
     * speaks of scores, else the first with one number for each class, else the first. Where numbers leave the model in a map
     * from class to score only, what is put into the map.
     */
    public static Value output(Graph graph) {
        List<Value> numbers = graph.outputs().stream()
                .filter(value -> graph.findType(value)
                        .filter(type -> type.element().isFloating())
                        .isPresent())
                .toList();
        return numbers.stream()
                .filter(value -> SCORES.matcher(value.name()).find())
                .findFirst()
                .or(() -> numbers.stream().filter(value -> isRow(graph, value)).findFirst())
                .or(() -> numbers.stream().findFirst())
                .or(() -> mapped(graph))
                .orElse(graph.outputs().get(0));
    }

    private static boolean isRow(Graph graph, Value value) {
        Shape shape = graph.type(value).shape();
        return IntStream.range(1, shape.rank())
                        .filter(axis -> !shape.isFixed(axis) || shape.size(axis) > 1)
                        .count()
                <= 1;
    }

    private static Optional<Value> mapped(Graph graph) {
        return graph.outputs().stream()
                .flatMap(value -> graph.producer(value).stream())
                .filter(node -> node.opType().equals("ZipMap"))
                .map(node -> node.input(0))
                .findFirst();
    }

    /** Returns the softmax or sigmoid that an output comes from, with at most changes of shape between. */
    private static Optional<Node> last(Graph graph, Value output) {
        Optional<Node> node = graph.producer(output);
        while (node.isPresent() && MOVERS.contains(node.get().opType())) {
            node = graph.producer(node.get().input(0));
        }
        return node.filter(last -> last.domain().isEmpty() && KINDS.containsKey(last.opType()));
    }
}
