package io.limpid.backward.operator;

import io.limpid.backward.Step;
import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Sends the signal of each window to its first greatest element.
 *
 * <p>Place after place of the window, in row-major order, what is left of the signal stays where the element equals the
 * maximum. All of it is convolutions, sums and steps among blocks of channels: on ONNX Runtime about twice as fast as asking a
 * MaxPool for indices and scattering.
 *
 * @param at the pooling
 * @param window its window
 */
record FirstOfWindow(Step at, Window window) {
    private static final int PLANE = 2;
    private static final float LOWEST = -Float.MAX_VALUE;

    /** Tells whether this form exists. */
    boolean exists() {
        return window.axes().size() == PLANE
                && at.shape(at.input()).isFixed(1)
                && window.axes().stream().allMatch(axis -> axis.dilation() == 1 && axis.kernel() >= axis.stride())
                && !mayLoseLastWindow();
    }

    /** A window that would begin in the padding is left out, but ONNX's shape inference counts it: sums would not load. */
    private boolean mayLoseLastWindow() {
        return at.node().attributes().integer("ceil_mode", 0) == 1
                && LongStream.of(at.node().attributes().integers("pads")).anyMatch(pad -> pad > 0);
    }

    private WindowAxis rows() {
        return window.axes().get(0);
    }

    private WindowAxis columns() {
        return window.axes().get(1);
    }

    private long channels() {
        return at.shape(at.input()).size(1);
    }

    /** Emits the signal at the input. */
    Value gradient() {
        Value padded = padded();
        List<Value> shares = new ArrayList<>();
        Value left = at.upstream();
        long last = rows().kernel() * columns().kernel() - 1;
        for (long place = 0; place < last; place++) {
            Value share = at.emit().mul(left, isMaximum(padded, place));
            left = at.emit().add(left, perChannel(share, picking(-1, 0, 1, 1), Attributes.NONE));
            shares.add(share);
        }
        shares.add(left);
        return cells().filled(at.emit(), places(shares));
    }

    /** Returns the input with the padding that the window sees, lower than anything. */
    private Value padded() {
        Value x = at.input();
        if (window.axes().stream().allMatch(axis -> axis.start() == 0 && axis.end() <= 0)) {
            return x;
        }
        Emitter emit = at.emit();
        long[] ends = window.each(axis -> Math.max(0, axis.end()));
        Value pads = emit.indices(0, rows().start(), columns().start(), 0, 0, ends[0], ends[1], 0);
        Value last = emit.transpose(x, 0, 2, 3, 1);
        return emit.transpose(
                emit.node("Pad", List.of(last, pads, emit.constant(LOWEST)), Attributes.NONE), 0, 3, 1, 2);
    }

    /** Emits 1 where the element at a place of the window equals the maximum, else 0. */
    private Value isMaximum(Value padded, long place) {
        long row = place / columns().kernel();
        long column = place % columns().kernel();
        long width = reach(columns(), column);
        Tensor minusPlace = picking(-1, row * width + column, reach(rows(), row), width);
        Attributes strides = Attributes.NONE.with("strides", window.each(WindowAxis::stride));
        return at.emit().notPositive(at.emit().add(perChannel(padded, minusPlace, strides), at.output()));
    }

    /** Returns the size of the smallest window that holds a place and slides to as many positions as the whole window. */
    private static long reach(WindowAxis axis, long place) {
        long length = axis.in() + axis.start() + Math.max(0, axis.end());
        return Math.max(place, length - axis.stride() * axis.out()) + 1;
    }

    /** Returns a kernel for each channel, zero but for one place. */
    private Tensor picking(float factor, long place, long height, long width) {
        float[] kernels = new float[Math.toIntExact(channels() * height * width)];
        for (long channel = 0; channel < channels(); channel++) {
            kernels[Math.toIntExact(channel * height * width + place)] = factor;
        }
        return Tensor.of(kernels, channels(), 1, height, width);
    }

    /** Returns, for each place of a cell of the image, the sum of the shares that fall there. */
    private List<Value> places(List<Value> shares) {
        List<Value> places = new ArrayList<>();
        for (long row = 0; row < rows().stride(); row++) {
            for (long column = 0; column < columns().stride(); column++) {
                places.add(sum(shares, Phase.of(rows(), row), Phase.of(columns(), column)));
            }
        }
        return places;
    }

    private Value sum(List<Value> shares, Phase row, Phase column) {
        List<Value> arriving = new ArrayList<>();
        for (long k = 0; k < row.taps(); k++) {
            for (long l = 0; l < column.taps(); l++) {
                long u = row.first() + k * rows().stride();
                long v = column.first() + l * columns().stride();
                Value share = shares.get(Math.toIntExact(u * columns().kernel() + v));
                arriving.add(moved(share, Move.of(rows(), k - row.shift()), Move.of(columns(), l - column.shift())));
            }
        }
        return at.emit().sum(arriving);
    }

    private Value moved(Value share, Move down, Move right) {
        if (down.isNone() && right.isNone()) {
            return share;
        }
        long place = down.place() * right.kernel() + right.place();
        Tensor kernel = picking(1, place, down.kernel(), right.kernel());
        long[] pads = {down.start(), right.start(), down.end(), right.end()};
        return perChannel(share, kernel, Attributes.NONE.with("pads", pads));
    }

    private Value perChannel(Value x, Tensor kernel, Attributes attributes) {
        return at.emit().conv(x, at.emit().constant(kernel), Value.ABSENT, attributes.with("group", channels()));
    }

    private Cells cells() {
        return new Cells(at.shape(at.input()), Move.cells(rows()), Move.cells(columns()));
    }

    /**
     * Moving values along one axis by a window of stride 1 with a single one.
     *
     * @param by how many positions on
     * @param surplus how many more cells than positions there are
     */
    private record Move(long by, long surplus) {
        static Move of(WindowAxis axis, long by) {
            return new Move(by, cells(axis).count() - axis.out());
        }

        static CellAxis cells(WindowAxis axis) {
            return new CellAxis(Math.max(axis.out(), (axis.in() + axis.stride() - 1) / axis.stride()), axis.stride());
        }

        boolean isNone() {
            return by == 0 && surplus == 0;
        }

        long start() {
            return Math.max(0, by);
        }

        long end() {
            return Math.max(0, surplus - by);
        }

        /** The place of the one. */
        long place() {
            return Math.max(0, -by);
        }

        long kernel() {
            return place() + Math.max(0, by - surplus) + 1;
        }
    }
}
