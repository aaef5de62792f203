package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Value;
import io.limpid.tensor.Dim;
import io.limpid.tensor.Shape;
import java.util.stream.IntStream;

/** Makes a signal fit the shape of the value that it belongs to. Decides from ranks and known sizes, for any batch. */
final class Fit {
    private Fit() {}

    /** Returns a signal under the shape of the value that it belongs to, which has as many elements. */
    static Value byReshaping(Step at, Value signal, Value owner) {
        Shape shape = at.shape(owner);
        return unknown(shape) > 1
                ? at.emit().reshapeLike(signal, owner)
                : at.emit().reshape(signal, sizes(shape));
    }

    /** Returns the sizes as ONNX's Reshape takes them: -1 for the one that follows the batch. */
    static long[] sizes(Shape shape) {
        return IntStream.range(0, shape.rank())
                .mapToLong(axis -> shape.isFixed(axis) ? shape.size(axis) : -1)
                .toArray();
    }

    private static long unknown(Shape shape) {
        return shape.dims().stream().filter(Dim.Symbolic.class::isInstance).count();
    }
}
