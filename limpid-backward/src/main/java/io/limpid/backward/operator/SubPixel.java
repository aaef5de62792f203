package io.limpid.backward.operator;

import io.limpid.graph.Attributes;
import io.limpid.graph.Emitter;
import io.limpid.graph.Value;
import io.limpid.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The transpose of a strided convolution as convolutions of stride 1: the places of the input fall into {@code s * s}
 * phases, each phase has a kernel of its own, and the phases are laid side by side.
 */
record SubPixel(Window window, Kernel kernel) {
    private static final int PLANE = 2;

    /** Tells whether this form exists: two spatial axes, one stride for both, no gaps, no groups. */
    boolean exists() {
        return window.axes().size() == PLANE
                && kernel.groups() == 1
                && stride() > 1
                && window.axes().stream().allMatch(axis -> axis.stride() == stride() && axis.dilation() == 1)
                && all().allMatch(phase -> phase.taps() > 0 && phase.start() >= 0);
    }

    private long stride() {
        return window.axes().get(0).stride();
    }

    private WindowAxis rows() {
        return window.axes().get(0);
    }

    private WindowAxis columns() {
        return window.axes().get(1);
    }

    private Stream<Phase> all() {
        return window.axes().stream().flatMap(this::phases);
    }

    private Stream<Phase> phases(WindowAxis axis) {
        return LongStream.range(0, stride()).mapToObj(r -> Phase.of(axis, r));
    }

    private long inputs() {
        return kernel.shape().size(1);
    }

    private Cells cells() {
        Shape image = Shape.of(1, inputs(), rows().in(), columns().in());
        return new Cells(image, cells(rows()), cells(columns()));
    }

    /** Emits the transpose with a convolution for each phase {@code [N,C,h,w]}. */
    Value apart(Emitter emit, Value signal, Value weights) {
        List<Value> phases = new ArrayList<>();
        for (Phase row : phases(rows()).toList()) {
            for (Phase column : phases(columns()).toList()) {
                Attributes pads =
                        pads(row.start(), column.start(), row.end(length(rows())), column.end(length(columns())));
                phases.add(emit.conv(signal, part(emit, weights, row, column), Value.ABSENT, pads));
            }
        }
        return cells().filled(emit, phases);
    }

    /** Emits the transpose with one convolution for all phases {@code [N, s s C, h, w]}, its kernels padded to one size. */
    Value atOnce(Emitter emit, Value signal, Value weights) {
        List<Value> kernels = new ArrayList<>();
        for (Phase row : phases(rows()).toList()) {
            for (Phase column : phases(columns()).toList()) {
                long[] before = {start(rows()) - row.start(), start(columns()) - column.start()};
                long[] after = {end(rows()) - row.end(length(rows())), end(columns()) - column.end(length(columns()))};
                Value own = part(emit, weights, row, column);
                kernels.add(emit.pad(own, 0, 0, before[0], before[1], 0, 0, after[0], after[1]));
            }
        }
        Attributes pads = pads(start(rows()), start(columns()), end(rows()), end(columns()));
        return cells().filled(emit, emit.conv(signal, emit.concat(kernels, 0), Value.ABSENT, pads));
    }

    private static Attributes pads(long... startsThenEnds) {
        return Attributes.NONE.with("pads", startsThenEnds);
    }

    private Value part(Emitter emit, Value weights, Phase row, Phase column) {
        Value places = emit.everyNth(weights, new long[] {row.first(), column.first()}, stride(), 2, 3);
        return new Kernel(Shape.of(kernel.shape().size(0), inputs(), row.taps(), column.taps()), 1)
                .flipped(emit, places);
    }

    private long start(WindowAxis axis) {
        return phases(axis).mapToLong(Phase::start).max().orElseThrow();
    }

    private long end(WindowAxis axis) {
        return phases(axis).mapToLong(phase -> phase.end(length(axis))).max().orElseThrow();
    }

    /** Returns the number of places in each phase, some of which may lie behind the last one of the input. */
    private long length(WindowAxis axis) {
        long needed = (axis.in() + stride() - 1) / stride();
        return phases(axis)
                .mapToLong(phase -> needed - Math.min(0, phase.end(needed)))
                .max()
                .orElseThrow();
    }

    private CellAxis cells(WindowAxis axis) {
        return new CellAxis(length(axis), stride());
    }
}
