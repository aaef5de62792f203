package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;

/**
 * The transpose of a convolution with a kernel of three by three and stride 1 in a quarter of the multiplications: the signal is cut
 * into overlapping squares, these and the kernel are taken to the points of {@link CookToom}, multiplied there, each point a group of
 * channels, and taken back, sixteen places at once.
 *
 * <p>Rounding follows the greatest numbers of a square instead of those of a place.
 */
record Winograd(Window window, Kernel kernel) {
    private static final int PLANE = 2;
    private static final int LAST = 3;
    private static final long AT_POINTS = (long) CookToom.POINTS * CookToom.POINTS;

    /** Tells whether this form exists. */
    boolean exists() {
        return window.axes().size() == PLANE
                && kernel.groups() == 1
                && window.axes().stream().allMatch(Winograd::slides);
    }

    private static boolean slides(WindowAxis axis) {
        return axis.isFlippable() && axis.dilation() == 1 && axis.kernel() == CookToom.TAPS;
    }

    private WindowAxis rows() {
        return window.axes().get(0);
    }

    private WindowAxis columns() {
        return window.axes().get(1);
    }

    private long signals() {
        return kernel.shape().size(0);
    }

    private long images() {
        return kernel.shape().size(1);
    }

    private Cells cells() {
        Shape image = Shape.of(1, images(), rows().in(), columns().in());
        return new Cells(image, cells(rows()), cells(columns()));
    }

    private static CellAxis cells(WindowAxis axis) {
        return new CellAxis((axis.in() + CookToom.RESULTS - 1) / CookToom.RESULTS, CookToom.RESULTS);
    }

    private long squares() {
        return cells(rows()).count() * cells(columns()).count();
    }

    /** Emits the transpose. */
    Value transpose(Emitter emit, Value signal, Value weights) {
        Value atPoints = emit.matMul(emit.constant(CookToom.ofSignal()), squares(emit, signal));
        Value products = emit.matMul(emit.constant(CookToom.ofResult()), multiplied(emit, atPoints, weights));
        return cells().laid(emit, products);
    }

    /** Emits {@code [N, squares, POINTS², M]}. */
    private Value squares(Emitter emit, Value signal) {
        Value last = emit.transpose(signal, 0, 2, LAST, 1);
        Value padded = emit.pad(
                last, 0, rows().flippedStart(), columns().flippedStart(), 0, 0, end(rows()), end(columns()), 0);
        Value places = emit.reshape(padded, 0, length(rows()) * length(columns()), signals());
        Value gathered = emit.gather(places, emit.indices(placesOfSquares()), 1);
        return emit.reshape(gathered, 0, squares(), AT_POINTS, signals());
    }

    /** Returns the number of places that the squares reach, padding included. */
    private static long length(WindowAxis axis) {
        return cells(axis).length() + CookToom.TAPS - 1;
    }

    private static long end(WindowAxis axis) {
        return length(axis) - axis.out() - axis.flippedStart();
    }

    /** Returns for each square, place by place, where it lies in the padded signal. */
    private long[] placesOfSquares() {
        long across = cells(columns()).count();
        long[] places = new long[Math.toIntExact(squares() * AT_POINTS)];
        for (int i = 0; i < places.length; i++) {
            long square = i / AT_POINTS;
            long place = i % AT_POINTS;
            long row = square / across * CookToom.RESULTS + place / CookToom.POINTS;
            long column = square % across * CookToom.RESULTS + place % CookToom.POINTS;
            places[i] = row * length(columns()) + column;
        }
        return places;
    }

    /** Emits {@code [N, squares, POINTS², C]}: at each point all channels of a square times the kernel, as a group of channels. */
    private Value multiplied(Emitter emit, Value atPoints, Value weights) {
        long[] grid = {cells(rows()).count(), cells(columns()).count()};
        Value last = emit.reshape(atPoints, 0, grid[0], grid[1], AT_POINTS * signals());
        Value products = emit.conv(
                emit.transpose(last, 0, LAST, 1, 2),
                kernelAtPoints(emit, weights),
                Value.ABSENT,
                Attributes.NONE.with("group", AT_POINTS));
        return emit.reshape(emit.transpose(products, 0, 2, LAST, 1), 0, squares(), AT_POINTS, images());
    }

    /** Emits the kernel {@code [POINTS² C, M, 1, 1]}. */
    private Value kernelAtPoints(Emitter emit, Value weights) {
        Value swapped = emit.swapped(weights, kernel.shape().rank(), 0, 1);
        Value taps = emit.reshape(swapped, images() * signals(), (long) CookToom.TAPS * CookToom.TAPS);
        Value atPoints = emit.matMul(emit.constant(CookToom.ofTurnedKernel()), emit.transpose(taps, 1, 0));
        return emit.reshape(atPoints, AT_POINTS * images(), signals(), 1, 1);
    }
}
