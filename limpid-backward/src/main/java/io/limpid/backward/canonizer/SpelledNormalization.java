package io.limpid.backward.canonizer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * {@code (x - mean(x)) / sqrt(mean((x - mean(x))^2) + epsilon)} over the last axes of {@code x}.
 *
 * @param sizes of the axes over which the mean is taken
 */
record SpelledNormalization(Value x, Shape sizes, float epsilon) {
    /** Returns what a quotient spells. */
    static Optional<SpelledNormalization> of(Graph graph, Node quotient) {
        return quotient.is("Div")
                ? Links.made(graph, quotient.input(0), "Sub")
                        .flatMap(centred -> deviating(graph, centred, quotient.input(1)))
                : Optional.empty();
    }

    private static Optional<SpelledNormalization> deviating(Graph graph, Node centred, Value deviation) {
        Value x = centred.input(0);
        return Links.made(graph, deviation, "Sqrt")
                .flatMap(root -> graph.producer(root.input(0)).filter(Links::isSum))
                .flatMap(sum -> epsilon(graph, sum)
                        .filter(epsilon -> isVariance(graph, centred, sum))
                        .flatMap(epsilon -> mean(graph, centred.input(1), x)
                                .flatMap(mean -> lastAxes(graph, mean))
                                .map(sizes -> new SpelledNormalization(x, sizes, epsilon))));
    }

    private static Optional<Float> epsilon(Graph graph, Node sum) {
        return sum.inputs().stream()
                .flatMap(input -> graph.constant(input).stream())
                .filter(number -> number.size() == 1)
                .map(number -> number.toFloats()[0])
                .findFirst();
    }

    /** Tells whether a sum adds something to the mean of the squares of what is centred, over the axes of the centre. */
    private static boolean isVariance(Graph graph, Node centred, Node sum) {
        Optional<Shape> axes = mean(graph, centred.input(1), centred.input(0)).flatMap(mean -> lastAxes(graph, mean));
        return sum.inputs().stream()
                .flatMap(input -> Links.made(graph, input, "ReduceMean").stream())
                .anyMatch(mean -> isSquare(graph, mean.input(0), centred.output())
                        && lastAxes(graph, mean).equals(axes));
    }

    private static boolean isSquare(Graph graph, Value square, Value base) {
        boolean product = Links.made(graph, square, "Mul")
                .filter(node -> node.inputs().equals(List.of(base, base)))
                .isPresent();
        return product
                || Links.made(graph, square, "Pow")
                        .filter(node -> node.input(0).equals(base))
                        .flatMap(node -> graph.constant(node.input(1)))
                        .filter(power -> power.size() == 1 && power.toFloats()[0] == 2)
                        .isPresent();
    }

    private static Optional<Node> mean(Graph graph, Value value, Value of) {
        return Links.made(graph, value, "ReduceMean")
                .filter(node -> node.input(0).equals(of));
    }

    /** Returns the sizes of the axes that a mean is taken over, if they are the last ones, and stay. */
    private static Optional<Shape> lastAxes(Graph graph, Node mean) {
        Optional<Shape> shape = graph.findType(mean.input(0)).map(type -> type.shape());
        Optional<Tensor> axes = mean.inputs().size() < 2 ? Optional.empty() : graph.constant(mean.input(1));
        if (shape.isEmpty() || axes.isEmpty() || mean.attributes().integer("keepdims", 1) == 0) {
            return Optional.empty();
        }
        int rank = shape.get().rank();
        int first = rank - axes.get().size();
        int[] given = Arrays.stream(axes.get().toLongs())
                .mapToInt(axis -> (int) (axis < 0 ? axis + rank : axis))
                .sorted()
                .toArray();
        boolean fits = Arrays.equals(given, IntStream.range(first, rank).toArray())
                && Arrays.stream(given).allMatch(shape.get()::isFixed);
        return fits
                ? Optional.of(Shape.of(
                        Arrays.stream(given).mapToLong(shape.get()::size).toArray()))
                : Optional.empty();
    }

    /** Tells whether one of two inputs of a node is a weight for each normalized number. */
    boolean isWeighed(Graph graph, Node node) {
        return node.inputs().stream()
                .flatMap(input -> graph.constant(input).stream())
                .anyMatch(weight -> Shape.of(weight.shape()).equals(sizes));
    }

    /** Returns a scale that changes nothing. */
    Tensor ones() {
        float[] ones = new float[Math.toIntExact(Arrays.stream(sizes.sizes()).reduce(1, Math::multiplyExact))];
        Arrays.fill(ones, 1);
        return Tensor.of(ones, sizes.sizes());
    }

    /** Returns the one node, with the outputs of the last of those that spell it. */
    Node joined(Node quotient, List<Value> inputs, Node last) {
        Attributes attributes =
                Attributes.NONE.with("axis", (long) -sizes.rank()).with("epsilon", epsilon);
        return new Node(quotient.name(), "LayerNormalization", "", inputs, last.outputs(), attributes);
    }
}
