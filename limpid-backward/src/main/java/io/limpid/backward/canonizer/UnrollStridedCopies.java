package io.limpid.backward.canonizer;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Pass;
import io.limpid.graph.Substitution;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import io.limpid.tensor.TensorType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Writes what takes all elements of a batch in their order as a change of shape:
 * {@code Gather(Reshape(x, -1), Range(0, n, 1) c + (0 .. c - 1)) -> Reshape(x, shape)} for {@code x} of {@code n} images of
 * {@code c} elements.
 *
 * <p>Exporters write it for a global average of a tensor that lies channels last in memory, which PyTorch gives strides.
 */
final class UnrollStridedCopies implements Pass {
    @Override
    public Graph apply(Graph graph) {
        Substitution edit = new Substitution(graph);
        graph.nodes().stream().filter(node -> node.is("Gather")).forEach(gather -> replace(graph, gather, edit));
        return edit.apply();
    }

    private static void replace(Graph graph, Node gather, Substitution edit) {
        Optional<Value> whole = flattened(graph, gather);
        Optional<Places> places = Places.of(graph, gather.input(1));
        Optional<Shape> batch = whole.flatMap(graph::findType).map(TensorType::shape);
        if (batch.filter(shape -> hasAsManyImages(graph, gather, shape)
                        && places.filter(p -> p.takeAll(shape)).isPresent())
                .isPresent()) {
            Value shape = edit.weight(
                    gather.label() + "/shape",
                    Tensor.vector(places.orElseThrow().shape()));
            edit.replace(
                    gather, Node.of("Reshape", List.of(whole.orElseThrow(), shape), gather.outputs(), Attributes.NONE));
        }
    }

    private static boolean hasAsManyImages(Graph graph, Node gather, Shape batch) {
        return batch.rank() > 0
                && graph.findType(gather.output())
                        .filter(type -> type.shape().rank() > 0)
                        .filter(type ->
                                type.shape().dims().get(0).equals(batch.dims().get(0)))
                        .isPresent();
    }

    /** Returns what is flat, elements of all images one after the other, before it is picked from. */
    private static Optional<Value> flattened(Graph graph, Node gather) {
        return graph.producer(gather.input(0))
                .filter(node -> node.is("Reshape") && gather.attributes().integer("axis", 0) == 0)
                .filter(node -> graph.constant(node.input(1))
                        .filter(shape -> Arrays.equals(shape.toLongs(), new long[] {-1}))
                        .isPresent())
                .map(node -> node.input(0));
    }

    /**
     * Places {@code i * stride + offset} for images {@code i} from 0 on.
     *
     * @param stride from one image to the next
     * @param offsets of one image, {@code [1,...]}
     */
    private record Places(long stride, Tensor offsets) {
        static Optional<Places> of(Graph graph, Value indices) {
            return Links.made(graph, indices, "Add").flatMap(sum -> {
                boolean leftKnown = graph.constant(sum.input(0)).isPresent();
                Value open = sum.input(leftKnown ? 1 : 0);
                Optional<Tensor> known = graph.constant(sum.input(leftKnown ? 0 : 1));
                return known.flatMap(offsets -> isZero(offsets) ? of(graph, open) : rows(graph, open, offsets));
            });
        }

        private static boolean isZero(Tensor offsets) {
            return offsets.size() == 1 && offsets.toLongs()[0] == 0;
        }

        private static Optional<Places> rows(Graph graph, Value open, Tensor offsets) {
            Optional<Node> column = Links.made(graph, open, "Unsqueeze");
            return column.filter(node -> graph.constant(node.input(1))
                            .filter(axes -> Arrays.equals(axes.toLongs(), axesBehindFirst(offsets)))
                            .isPresent())
                    .flatMap(node -> graph.producer(node.input(0)))
                    .filter(node -> node.is("Mul"))
                    .flatMap(product -> strided(graph, product, offsets));
        }

        private static long[] axesBehindFirst(Tensor offsets) {
            return LongStream.range(1, offsets.rank()).toArray();
        }

        private static Optional<Places> strided(Graph graph, Node product, Tensor offsets) {
            Optional<Tensor> stride = graph.constant(product.input(1)).filter(number -> number.size() == 1);
            return graph.producer(product.input(0))
                    .filter(node -> node.is("Range") && is(graph, node.input(0), 0) && is(graph, node.input(2), 1))
                    .flatMap(range -> stride.map(number -> new Places(number.toLongs()[0], offsets)));
        }

        private static boolean is(Graph graph, Value value, long number) {
            return graph.constant(value)
                    .filter(constant -> constant.size() == 1 && constant.toLongs()[0] == number)
                    .isPresent();
        }

        /** Tells whether these are all places of a batch, in their order, if they are of as many images as it has. */
        boolean takeAll(Shape batch) {
            return elements(batch) == stride
                    && Arrays.equals(
                            offsets.toLongs(), LongStream.range(0, stride).toArray());
        }

        private static long elements(Shape shape) {
            boolean fixed = shape.rank() > 1 && IntStream.range(1, shape.rank()).allMatch(shape::isFixed);
            return fixed
                    ? IntStream.range(1, shape.rank()).mapToLong(shape::size).reduce(1, Math::multiplyExact)
                    : -1;
        }

        long[] shape() {
            long[] shape = offsets.shape();
            shape[0] = -1;
            return shape;
        }
    }
}
