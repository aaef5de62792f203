package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.function.ToLongFunction;

/**
 * The transpose of a strided convolution as a convolution of stride 1 and zeros laid between the places of the signal: pays
 * where there is little arithmetic, as with a kernel of one place or one channel a group.
 */
record ZeroInsertion(Window window, Kernel kernel) {
    private static final int PLANE = 2;

    /** Tells whether this form exists: there are gaps to fill, and no more padding than a kernel reaches. */
    boolean exists() {
        return window.axes().size() == PLANE
                && window.axes().stream().anyMatch(axis -> axis.stride() > 1)
                && (isPointwise()
                        || window.axes().stream().allMatch(axis -> axis.flippedStart() >= 0 && end(axis) >= 0));
    }

    private boolean isPointwise() {
        return window.axes().stream().allMatch(axis -> axis.kernel() == 1 && axis.start() == 0 && end(axis) <= 0);
    }

    private long outputs() {
        return kernel.shape().size(0);
    }

    /** Returns by how many places the input is longer than the signal with its zeros. */
    private static long end(WindowAxis axis) {
        return axis.in() + axis.start() - axis.out() * axis.stride();
    }

    /** Emits the transpose. */
    Value transpose(Emitter emit, Value signal, Value weights) {
        Value flipped = kernel.flipped(emit, weights);
        if (isPointwise()) {
            Value small = emit.conv(signal, flipped, Value.ABSENT, kernel.grouped(Attributes.NONE));
            return cells(kernel.shape().size(1) * kernel.groups(), WindowAxis::in)
                    .spread(emit, small);
        }
        Attributes attributes = Attributes.NONE
                .with("dilations", window.each(WindowAxis::dilation))
                .with("pads", window.pads(WindowAxis::flippedStart, ZeroInsertion::end));
        Value spread = cells(outputs(), axis -> axis.out() * axis.stride()).spread(emit, signal);
        return emit.conv(spread, flipped, Value.ABSENT, kernel.grouped(attributes));
    }

    private Cells cells(long channels, ToLongFunction<WindowAxis> length) {
        long[] lengths = window.each(length);
        Shape image = Shape.of(1, channels, lengths[0], lengths[1]);
        return new Cells(image, cells(window.axes().get(0)), cells(window.axes().get(1)));
    }

    private static CellAxis cells(WindowAxis axis) {
        return new CellAxis(axis.out(), axis.stride());
    }
}
