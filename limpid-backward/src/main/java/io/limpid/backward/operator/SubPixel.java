package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.stream.LongStream;

/**
 * The transpose of a strided convolution as one convolution of stride 1: the places of the input fall into {@code s * s}
 * phases, each phase becomes a channel of its own, and DepthToSpace lays the phases side by side.
 *
 * <p>With {@code q + start = s t + r} and {@code u = s k + r}, phase {@code r} at {@code t} is
 * {@code sum of w[m,c,s k + r] g[m, t - k]}. Faster than ConvTranspose on ONNX Runtime, see the table in limpid-bench.
 */
record SubPixel(Window window, Kernel kernel) {
    private static final int PLANE = 2;

    /** Tells whether this form exists and pays: two spatial axes, one stride for both, no gaps; in groups it is slower. */
    boolean applies() {
        return window.axes().size() == PLANE
                && kernel.groups() == 1
                && stride() > 1
                && window.axes().stream().allMatch(axis -> axis.stride() == stride() && axis.dilation() == 1);
    }

    private long stride() {
        return window.axes().get(0).stride();
    }

    /** Emits the transpose. */
    Value transpose(Emitter emit, Value signal, Value weights) {
        Value phases = isPointwise() ? firstPhase(emit, signal, weights) : allPhases(emit, signal, weights);
        return cropped(emit, emit.depthToSpace(phases, stride()));
    }

    private boolean isPointwise() {
        return window.axes().stream().allMatch(axis -> axis.kernel() == 1);
    }

    /** A window of one place reaches the first phase only: the others are zero. */
    private Value firstPhase(Emitter emit, Value signal, Value weights) {
        Value first = emit.conv(signal, kernel.flipped(emit, weights), Value.ABSENT, Attributes.NONE);
        WindowAxis rows = window.axes().get(0);
        WindowAxis columns = window.axes().get(1);
        long channels = kernel.shape().size(1);
        Value apart = emit.reshape(first, -1, channels, 1, rows.out() * columns.out());
        Value filled = emit.pad(apart, 0, 0, 0, 0, 0, 0, stride() * stride() - 1, 0);
        return emit.reshape(filled, -1, channels * stride() * stride(), rows.out(), columns.out());
    }

    private Value allPhases(Emitter emit, Value signal, Value weights) {
        long[] starts = window.each(axis -> axis.taps() - 1);
        long[] ends = window.each(axis -> Math.max(0, axis.phaseLength() - axis.out()));
        Attributes attributes = Attributes.NONE.with(
                "pads",
                LongStream.concat(LongStream.of(starts), LongStream.of(ends)).toArray());
        return emit.conv(signal, split(emit, weights), Value.ABSENT, attributes);
    }

    /** Rearranges {@code [M, C, K, K]} to {@code [C s s, M, taps, taps]}, taps turned round. */
    private Value split(Emitter emit, Value weights) {
        Shape shape = kernel.shape();
        long s = stride();
        long[] taps = window.each(WindowAxis::taps);
        long[] missing = window.each(axis -> axis.taps() * s - axis.kernel());
        Value padded = emit.pad(weights, 0, 0, 0, 0, 0, 0, missing[0], missing[1]);
        long outputs = shape.size(0);
        long inputs = shape.size(1);
        Value apart = emit.reshape(padded, outputs, inputs, taps[0], s, taps[1], s);
        Value turned = emit.transpose(apart, 1, 3, 5, 0, 2, 4);
        return emit.reversed(emit.reshape(turned, inputs * s * s, outputs, taps[0], taps[1]), 2, 3);
    }

    private Value cropped(Emitter emit, Value whole) {
        WindowAxis rows = window.axes().get(0);
        WindowAxis columns = window.axes().get(1);
        Value tall = cropped(emit, whole, 2, rows);
        return cropped(emit, tall, 3, columns);
    }

    private Value cropped(Emitter emit, Value x, int axis, WindowAxis along) {
        long length = stride() * (isPointwise() ? along.out() : Math.max(along.phaseLength(), along.out()));
        boolean whole = along.start() == 0 && length == along.in();
        return whole ? x : emit.slice(x, axis, along.start(), along.start() + along.in());
    }
}
