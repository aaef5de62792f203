package io.limpid.graph.pass;

import io.limpid.graph.Attributes;
import io.limpid.graph.Graph;
import io.limpid.graph.Node;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Softmax and its kin up to opset 12 took all axes from {@code axis} (default 1) on as one. Where only one of these has a
 * size above 1 the node stays, with that axis; else {@code softmax(x) -> reshape(softmax(flatten(x)), shape(x))}.
 */
final class LiftFlatteningSoftmax implements Lift {
    @Override
    public Node apply(Node node, Lifting at) {
        long axis = node.attributes().integer("axis", 1);
        if (axis == -1 || isLast(node, axis, at.graph())) {
            return node.withAttributes(Attributes.NONE.with("axis", axis));
        }
        Value x = node.input(0);
        Value flat = flattened(x, axis, at);
        Value result = at.emit(node.opType(), List.of(flat), Attributes.NONE.with("axis", -1L));
        Value shape = at.emit("Shape", x);
        return new Node(node.name(), "Reshape", "", List.of(result, shape), node.outputs(), Attributes.NONE);
    }

    /** Lays the axes from one on in a row; those before it stay apart where they can be counted, so that the batch stays first. */
    private static Value flattened(Value x, long axis, Lifting at) {
        if (axis < 2) {
            return at.emit("Flatten", List.of(x), Attributes.NONE.with("axis", axis));
        }
        long[] sizes = new long[Math.toIntExact(axis) + 1];
        sizes[sizes.length - 1] = -1;
        return at.emit("Reshape", x, at.weight("rows", Tensor.vector(sizes)));
    }

    private static boolean isLast(Node node, long axis, Graph graph) {
        Optional<Shape> shape = graph.findType(node.input(0))
                .or(() -> graph.findType(node.output()))
                .map(type -> type.shape());
        return shape.map(sizes -> restIsOne(sizes, axis)).orElseGet(() -> axis == 1 && isMatrix(node.input(0), graph));
    }

    private static boolean restIsOne(Shape shape, long axis) {
        return IntStream.range(shape.axis(axis) + 1, shape.rank())
                .allMatch(i -> shape.dims().get(i).equals(new Dim.Fixed(1)));
    }

    private static boolean isMatrix(Value value, Graph graph) {
        return graph.producer(value)
                .map(node -> node.is("Gemm") || node.is("Flatten"))
                .orElse(false);
    }
}
