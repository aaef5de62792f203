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

    /**
     * Repeats a signal along axes of size 1 until it has the shape of the value that it belongs to.
     *
     * <p>Axes that the signal has already are left to broadcasting: fixed sizes let ONNX Runtime see that signal and value
     * agree, and do not ask for the value once more.
     *
     * @param from the shape of the signal
     */
    static Value byExpanding(Step at, Value signal, Shape from, Value owner) {
        Shape to = at.shape(owner);
        boolean known = IntStream.range(0, to.rank())
                .allMatch(axis -> to.isFixed(axis)
                        || to.dims().get(axis).equals(from.dims().get(axis)));
        return known
                ? at.emit().expand(signal, at.emit().indices(repeats(from, to)))
                : at.emit().expandLike(signal, owner);
    }

    /** Returns how often a signal stands along each axis. */
    private static long[] repeats(Shape from, Shape to) {
        return IntStream.range(0, to.rank())
                .mapToLong(axis -> from.dims().get(axis).equals(to.dims().get(axis)) ? 1 : to.size(axis))
                .toArray();
    }

    /** Returns a signal of the shape of the node's output under the shape of a value with as many elements. */
    static Value byRegrouping(Step at, Value signal, Value owner) {
        Shape from = at.shape(at.output());
        Shape to = at.shape(owner);
        boolean sameBatch = unknown(to) == 1
                && !to.isFixed(0)
                && to.dims().get(0).equals(from.dims().get(0));
        if (!sameBatch) {
            return byReshaping(at, signal, owner);
        }
        long[] sizes = sizes(to);
        sizes[0] = 0;
        return at.emit().reshape(signal, sizes);
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
