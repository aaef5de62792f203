package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The transpose of a convolution of stride 1 whose input has few channels, such as an image: four places at once, so that what
 * is computed fills a block of channels.
 *
 * <p>With {@code q = 2 t + r} the places of a cell are {@code sum of w[m,c,u] g[m, 2 t + r + start - u]}: one convolution of
 * stride 2 with a kernel for each place, moved by {@code r}.
 */
record FewChannels(Window window, Kernel kernel) {
    private static final int PLANE = 2;
    private static final long SIDE = 2;

    /** Tells whether this form exists. */
    boolean exists() {
        return window.axes().size() == PLANE
                && kernel.groups() == 1
                && window.axes().stream().allMatch(FewChannels::slides);
    }

    private static boolean slides(WindowAxis axis) {
        return axis.isFlippable() && axis.dilation() == 1 && axis.kernel() > 1;
    }

    private long inputs() {
        return kernel.shape().size(1);
    }

    /** Emits the transpose. */
    Value transpose(Emitter emit, Value signal, Value weights) {
        Value flipped = kernel.flipped(emit, weights);
        List<Value> kernels = new ArrayList<>();
        for (long row = 0; row < SIDE; row++) {
            for (long column = 0; column < SIDE; column++) {
                kernels.add(emit.pad(flipped, 0, 0, row, column, 0, 0, SIDE - 1 - row, SIDE - 1 - column));
            }
        }
        Attributes attributes = Attributes.NONE
                .with("pads", window.pads(WindowAxis::flippedStart, FewChannels::end))
                .with("strides", window.each(axis -> SIDE));
        Value places = emit.conv(signal, emit.concat(kernels, 0), Value.ABSENT, attributes);
        WindowAxis rows = window.axes().get(0);
        WindowAxis columns = window.axes().get(1);
        return new Cells(Shape.of(1, inputs(), rows.in(), columns.in()), cells(rows), cells(columns))
                .filled(emit, places);
    }

    private static CellAxis cells(WindowAxis axis) {
        return new CellAxis((axis.in() + SIDE - 1) / SIDE, SIDE);
    }

    /** Returns the padding after the signal that lets the kernels reach the last cell. */
    private static long end(WindowAxis axis) {
        return axis.flippedEnd() + cells(axis).length() - axis.in();
    }
}
