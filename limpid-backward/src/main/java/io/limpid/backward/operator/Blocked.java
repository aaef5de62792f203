package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import io.limpid.tensor.Tensor;

/**
 * Blocks of channels, the layout in which ONNX Runtime convolves on processors: adjacent nodes stay in it without reordering,
 * sums melt into convolutions.
 */
final class Blocked {
    private static final long BLOCK = 16;
    private static final int RANK = 4;

    private Blocked() {}

    /** Returns the number of channels of a block, on the processors where it is greatest. */
    static long size() {
        return BLOCK;
    }

    /** Tells whether so many channels fill whole blocks on every processor. */
    static boolean holds(long channels) {
        return channels % BLOCK == 0;
    }

    /** Tells whether an image of this shape fills whole blocks. */
    static boolean holds(Shape shape) {
        return shape.rank() == RANK && shape.isFixed(1) && holds(shape.size(1));
    }

    /**
     * Brings a signal that was laid out by other means among the blocks, where that is possible: a convolution of one place
     * with ones, in which the sum that often follows costs nothing.
     *
     * @param shape of the signal
     */
    static Value entered(Emitter emit, Value x, Shape shape) {
        if (!holds(shape)) {
            return x;
        }
        Value ones = emit.constant(Tensor.filled(1, shape.size(1), 1, 1, 1));
        return emit.conv(x, ones, Value.ABSENT, Attributes.NONE.with("group", shape.size(1)));
    }
}
