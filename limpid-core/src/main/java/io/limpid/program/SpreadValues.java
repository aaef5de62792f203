package io.limpid.program;

import io.limpid.graph.Emitter;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The values of a graph that are the same number at all places of a channel: numbers that are laid out over places, and what is
 * computed from such values place by place.
 */
final class SpreadValues {
    private static final int RANK = 4;
    private static final Tensor PLACES = Tensor.vector(2, 3);
    private static final Set<String> BY_PLACE = Set.of(
            "Abs", "Add", "Div", "Equal", "Greater", "Less", "Max", "Min", "Mul", "Neg", "Relu", "Sqrt", "Sub",
            "Where");

    private final Graph graph;
    private final Map<Value, Optional<Spread>> found = new HashMap<>();
    private final Map<Value, Boolean> ofChannels = new HashMap<>();
    private final Map<Value, Value> numbers = new HashMap<>();

    SpreadValues(Graph graph) {
        this.graph = graph;
    }

    /**
     * A value that is one number a channel.
     *
     * @param height of what it is laid out over
     * @param width of that
     * @param number emits the number, {@code [N,C,1,1]}
     */
    record Spread(long height, long width, Function<Emitter, Value> number) {
        Value number(Emitter emit) {
            return number.apply(emit);
        }

        private boolean isOver(Spread other) {
            return height == other.height && width == other.width;
        }
    }

    /** Tells whether a node is a mean or a sum over places, and keeps their axes. */
    static boolean isOverPlaces(Graph graph, Node node) {
        return (node.is("ReduceMean") || node.is("ReduceSum"))
                && node.inputs().size() == 2
                && node.attributes().integer("keepdims", 1) == 1
                && graph.constant(node.input(1)).filter(PLACES::equals).isPresent();
    }

    /** Returns the node that gives a value, if it is of a type and nothing but means and sums over places read the value. */
    static Optional<Node> onlyReduced(Graph graph, Value value, String opType) {
        boolean only = graph.consumers(value).stream().allMatch(node -> isOverPlaces(graph, node))
                && !graph.outputs().contains(value);
        return graph.producer(value).filter(node -> only && node.is(opType));
    }

    /** Returns how a value is one number a channel, if it is. */
    Optional<Spread> find(Value value) {
        Optional<Spread> known = found.get(value);
        if (known == null) {
            known = graph.producer(value).flatMap(this::made);
            found.put(value, known);
        }
        return known;
    }

    private Optional<Spread> made(Node node) {
        if (node.is("Expand")) {
            return laidOut(node);
        }
        if (node.is("Conv")) {
            return keepsAll(node) ? find(node.input(0)) : Optional.empty();
        }
        return BY_PLACE.contains(node.opType()) && node.domain().isEmpty() ? byPlace(node) : Optional.empty();
    }

    private Optional<Spread> laidOut(Node expand) {
        long[] sizes = sizes(expand);
        return sizes.length == RANK && isOneAChannel(expand.input(0))
                ? Optional.of(new Spread(sizes[2], sizes[3], emit -> expand.input(0)))
                : Optional.empty();
    }

    private Optional<Spread> byPlace(Node node) {
        List<Spread> spread =
                node.inputs().stream().flatMap(input -> find(input).stream()).toList();
        boolean isEverywhereAlike = !spread.isEmpty()
                && spread.stream().allMatch(spread.get(0)::isOver)
                && node.inputs().stream().allMatch(input -> find(input).isPresent() || hasNoPlaces(input));
        return isEverywhereAlike
                ? Optional.of(new Spread(spread.get(0).height, spread.get(0).width, emit -> number(emit, node)))
                : Optional.empty();
    }

    private Value number(Emitter emit, Node node) {
        Value known = numbers.get(node.output());
        if (known == null) {
            List<Value> inputs = node.inputs().stream()
                    .map(input -> find(input).map(spread -> spread.number(emit)).orElse(input))
                    .toList();
            known = emit.node(node.opType(), inputs, node.attributes());
            numbers.put(node.output(), known);
        }
        return known;
    }

    private boolean hasNoPlaces(Value value) {
        return isScalar(value) || isOneAChannel(value);
    }

    /** Tells whether a node is the convolution that brings values into the layout of convolutions, and changes nothing. */
    private boolean keepsAll(Node node) {
        return node.inputs().stream().filter(Value::isPresent).count() == 2
                && node.attributes().entries().keySet().equals(Set.of("group"))
                && graph.constant(node.input(1))
                        .filter(kernel -> kernel.equals(Tensor.filled(1, kernel.shape()[0], 1, 1, 1)))
                        .isPresent();
    }

    /** Returns the shape that a node is told to give, where it is a constant. */
    private long[] sizes(Node node) {
        return graph.constant(node.input(1)).map(Tensor::toLongs).orElse(new long[0]);
    }

    private boolean isOneAChannel(Value value) {
        Boolean known = ofChannels.get(value);
        if (known == null) {
            known = hasNumberOfChannel(value);
            ofChannels.put(value, known);
        }
        return known;
    }

    private boolean hasNumberOfChannel(Value value) {
        Optional<Node> producer = graph.producer(value);
        if (producer.isEmpty() || graph.findType(value).isPresent()) {
            return isOfPlaces(value, 1, 1);
        }
        Node node = producer.get();
        if (node.is("Reshape")) {
            return endsIn(sizes(node), 1, 1);
        }
        return BY_PLACE.contains(node.opType())
                ? node.inputs().stream().allMatch(this::hasNoPlaces)
                        && !node.inputs().stream().allMatch(this::isScalar)
                : isOverPlaces(graph, node);
    }

    private boolean isScalar(Value value) {
        return graph.constant(value)
                .filter(tensor -> tensor.shape().length == 0)
                .isPresent();
    }

    /** Tells whether a value is known to have so many places: by its type, or by that of one it is computed from place by place. */
    boolean isOfPlaces(Value value, long height, long width) {
        Optional<TensorType> type = graph.findType(value);
        if (type.isPresent()) {
            List<Dim> dims = type.get().shape().dims();
            return dims.size() == RANK
                    && dims.subList(2, RANK).equals(List.of(new Dim.Fixed(height), new Dim.Fixed(width)));
        }
        return graph.producer(value)
                .filter(node -> node.is("Sub") || node.is("Add") || node.is("Mul"))
                .filter(node -> node.inputs().stream().anyMatch(input -> isOfPlaces(input, height, width)))
                .isPresent();
    }

    private static boolean endsIn(long[] sizes, long height, long width) {
        return sizes.length == RANK && sizes[2] == height && sizes[3] == width;
    }
}
