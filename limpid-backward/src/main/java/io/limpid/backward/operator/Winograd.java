package io.limpid.backward.operator;

import io.limpid.backward.Weights;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;
import java.util.function.Function;

/**
 * A convolution with a kernel of three by three and stride 1, or its transpose, in a quarter of the multiplications: what it reads is
 * cut into overlapping squares, these and the kernel are taken to the points of {@link CookToom}, multiplied there, each point a group
 * of channels, and taken back, sixteen places at once.
 *
 * <p>Rounding follows the greatest numbers of a square instead of those of a place.
 *
 * @param rows the places along the height
 * @param columns the places along the width
 * @param from the number of channels that are read
 * @param to the number of channels that are written
 */
record Winograd(Places rows, Places columns, long from, long to) {
    private static final int PLANE = 2;
    private static final int LAST = 3;
    private static final long AT_POINTS = (long) CookToom.POINTS * CookToom.POINTS;

    /** Above what rounding makes of 0 where the greatest sum is 1: measured 8e-6 for few channels of which most are 0. */
    private static final float ROUNDING = 1e-5f;

    /**
     * The places along an axis.
     *
     * @param read the number of those that are read
     * @param written the number of those that are written
     * @param start the padding before the first that is read
     */
    record Places(long read, long written, long start) {
        private CellAxis cells() {
            return new CellAxis((written + CookToom.RESULTS - 1) / CookToom.RESULTS, CookToom.RESULTS);
        }

        /** Returns the number of places that the squares reach, padding included. */
        private long length() {
            return cells().length() + CookToom.TAPS - 1;
        }

        private long end() {
            return length() - read - start;
        }
    }

    /** Tells whether this form exists. */
    static boolean exists(Window window, Kernel kernel) {
        return window.axes().size() == PLANE
                && kernel.groups() == 1
                && window.axes().stream().allMatch(Winograd::slides);
    }

    private static boolean slides(WindowAxis axis) {
        return axis.isFlippable() && axis.dilation() == 1 && axis.kernel() == CookToom.TAPS;
    }

    /** Returns the convolution itself. */
    static Winograd forth(Window window, Kernel kernel) {
        return over(
                window,
                axis -> new Places(axis.in(), axis.out(), axis.start()),
                kernel.shape().size(1),
                kernel.shape().size(0));
    }

    private static Winograd back(Window window, Kernel kernel) {
        return over(
                window,
                axis -> new Places(axis.out(), axis.in(), axis.flippedStart()),
                kernel.shape().size(0),
                kernel.shape().size(1));
    }

    private static Winograd over(Window window, Function<WindowAxis, Places> places, long from, long to) {
        return new Winograd(
                places.apply(window.axes().get(0)), places.apply(window.axes().get(1)), from, to);
    }

    /** Emits the transpose. */
    static Value transpose(Window window, Kernel kernel, Emitter emit, Value signal, Value weights) {
        Winograd back = back(window, kernel);
        Value swapped = emit.swapped(weights, kernel.shape().rank(), 0, 1);
        Value products = back.places(emit, signal, back.atPoints(emit, swapped, CookToom.ofTurnedKernel()));
        return back.cells().laid(emit, products);
    }

    /**
     * Emits the convolution where no product of a weight and a number is negative. What is less than rounding may make of 0 is raised
     * to that, so that no quotient by it is twice the exact one.
     */
    Value denominator(Emitter emit, Value x, Weights weights) {
        Value sums = places(emit, x, atPoints(emit, weights.kernel(), CookToom.ofKernel()));
        Value raised = emit.max(sums, emit.scale(greatest(emit, sums), ROUNDING));
        Value biased = weights.bias().isPresent() ? emit.add(raised, weights.bias()) : raised;
        return cells().laidOutside(emit, biased);
    }

    /** Emits the greatest of each channel; of both axes at once, ONNX Runtime takes it eight times as slowly. */
    private static Value greatest(Emitter emit, Value sums) {
        return emit.reduceMax(emit.reduceMax(sums, 2), 1);
    }

    private Cells cells() {
        return new Cells(Shape.of(1, to, rows.written(), columns.written()), rows.cells(), columns.cells());
    }

    /** Returns the number of squares of an image. */
    long squares() {
        return rows.cells().count() * columns.cells().count();
    }

    /** Emits {@code [N, squares, RESULTS², to]}. */
    private Value places(Emitter emit, Value x, Value kernelAtPoints) {
        Value atPoints = emit.matMul(emit.constant(CookToom.ofSignal()), squares(emit, x));
        return emit.matMul(emit.constant(CookToom.ofResult()), multiplied(emit, atPoints, kernelAtPoints));
    }

    /** Emits {@code [N, squares, POINTS², from]}. */
    private Value squares(Emitter emit, Value x) {
        Value last = emit.transpose(x, 0, 2, LAST, 1);
        Value padded = emit.pad(last, 0, rows.start(), columns.start(), 0, 0, rows.end(), columns.end(), 0);
        Value places = emit.reshape(padded, 0, rows.length() * columns.length(), from);
        Value gathered = emit.gather(places, emit.indices(placesOfSquares()), 1);
        return emit.reshape(gathered, 0, squares(), AT_POINTS, from);
    }

    /** Returns for each square, place by place, where it lies among the padded places. */
    private long[] placesOfSquares() {
        long across = columns.cells().count();
        long[] places = new long[Math.toIntExact(squares() * AT_POINTS)];
        for (int i = 0; i < places.length; i++) {
            long square = i / AT_POINTS;
            long place = i % AT_POINTS;
            long row = square / across * CookToom.RESULTS + place / CookToom.POINTS;
            long column = square % across * CookToom.RESULTS + place % CookToom.POINTS;
            places[i] = row * columns.length() + column;
        }
        return places;
    }

    /** Emits {@code [N, squares, POINTS², to]}: at each point all channels of a square times the kernel, as a group of channels. */
    private Value multiplied(Emitter emit, Value atPoints, Value kernelAtPoints) {
        long[] grid = {rows.cells().count(), columns.cells().count()};
        Value last = emit.reshape(atPoints, 0, grid[0], grid[1], AT_POINTS * from);
        Value products = emit.conv(
                emit.transpose(last, 0, LAST, 1, 2),
                kernelAtPoints,
                Value.ABSENT,
                Attributes.NONE.with("group", AT_POINTS));
        return emit.reshape(emit.transpose(products, 0, 2, LAST, 1), 0, squares(), AT_POINTS, to);
    }

    /**
     * Emits the kernel at the points, {@code [POINTS² to, from, 1, 1]}.
     *
     * @param kernel {@code [to, from, TAPS, TAPS]}
     * @param matrix that takes taps to the points
     */
    private Value atPoints(Emitter emit, Value kernel, Tensor matrix) {
        Value taps = emit.reshape(kernel, to * from, (long) CookToom.TAPS * CookToom.TAPS);
        Value atPoints = emit.matMul(emit.constant(matrix), emit.transpose(taps, 1, 0));
        return emit.reshape(atPoints, AT_POINTS * to, from, 1, 1);
    }
}
